import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the code of one receipt without network, and prints it and its address. Java 11 or newer, nothing else:
 *
 * <pre>
 * HAILONG_RECEIPT_SECRET=…64 hexadecimal digits… java ReceiptCode.java ADDRESS KEY SERVICE_POINT DOMAIN DAY [NONCE]
 * java ReceiptCode.java --vectors FILE      compares itself with the test vectors
 * </pre>
 *
 * ADDRESS is the server's (https://danhgia.example.gov.vn), DAY is today in Vietnam (YYYY-MM-DD):
 * {@code LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"))}. Leave NONCE out: it is drawn at random.
 * The format: docs/receipt-codes.md.
 */
public final class ReceiptCode {
    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final byte[] PURPOSE = "hailong receipt 1\0".getBytes(StandardCharsets.US_ASCII);
    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
    private static final int HALF = 10;

    static final int MOST_KEY = (1 << 10) - 1;
    static final int MOST_SERVICE_POINT = (1 << 15) - 1;
    static final int MOST_DOMAIN = (1 << 10) - 1;
    static final int MOST_DAYS = (1 << 15) - 1;
    static final int MOST_NONCE = (1 << 25) - 1;

    private ReceiptCode() {}

    /** The code of one receipt: 32 signs. Refuses what does not fit its field. */
    static String of(byte[] secret, int key, int servicePoint, int domain, LocalDate day, int nonce)
            throws GeneralSecurityException {
        if (secret.length != 32) {
            throw new IllegalArgumentException("secret: not 64 hexadecimal digits");
        }
        long days = check("day", ChronoUnit.DAYS.between(FIRST_DAY, day), MOST_DAYS);
        // Two halves of 40 bits: version 1, key, service point, domain · day, nonce.
        long left = 1L << 35
                | check("key", key, MOST_KEY) << 25
                | check("service_point", servicePoint, MOST_SERVICE_POINT) << 10
                | check("domain", domain, MOST_DOMAIN);
        long right = days << 25 | check("nonce", nonce, MOST_NONCE);
        byte[] head = ByteBuffer.allocate(HALF).put(fiveBytes(left)).put(fiveBytes(right)).array();

        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        mac.update(PURPOSE);
        byte[] signature = Arrays.copyOf(mac.doFinal(head), HALF);

        return signs(head) + signs(signature);
    }

    /** A nonce: nobody can guess it, and it tells nothing of how many there were. */
    static int randomNonce() {
        return new SecureRandom().nextInt(MOST_NONCE + 1);
    }

    private static long check(String field, long value, int most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(refusal(field, Long.toString(value), most));
        }
        return value;
    }

    private static byte[] fiveBytes(long number) {
        return Arrays.copyOfRange(ByteBuffer.allocate(Long.BYTES).putLong(number).array(), 3, Long.BYTES);
    }

    /** Five bits a sign. */
    private static String signs(byte[] tenBytes) {
        BigInteger bits = new BigInteger(1, tenBytes);
        StringBuilder text = new StringBuilder();
        for (int shift = 75; shift >= 0; shift -= 5) {
            text.append(SIGNS.charAt(bits.shiftRight(shift).intValue() & 31));
        }
        return text.toString();
    }

    // --- the command line ---

    public static void main(String[] arguments) throws Exception {
        try {
            if (arguments.length == 2 && arguments[0].equals("--vectors")) {
                System.exit(compare(arguments[1]));
            } else if ((arguments.length == 5 || arguments.length == 6) && arguments[0].matches("https?://.+")) {
                print(arguments);
            } else {
                throw new IllegalArgumentException(
                        "usage: ReceiptCode ADDRESS KEY SERVICE_POINT DOMAIN DAY [NONCE] | --vectors FILE");
            }
        } catch (IllegalArgumentException refused) {
            System.err.println(refused.getMessage());
            System.exit(2);
        }
    }

    private static void print(String[] arguments) throws GeneralSecurityException {
        int nonce = arguments.length > 5 ? whole("nonce", arguments[5], MOST_NONCE) : randomNonce();
        String code = read(System.getenv().getOrDefault("HAILONG_RECEIPT_SECRET", ""),
                arguments[1], arguments[2], arguments[3], arguments[4], nonce);
        System.out.println(code);
        System.out.println(URI.create(arguments[0].replaceAll("/$", "") + "/r/" + code));
    }

    private static int compare(String file) throws Exception {
        int seen = 0;
        for (String line : Files.readAllLines(Path.of(file))) {
            String[] cells = line.split(",");
            if (cells[0].equals("secret")) {
                continue;
            }
            int nonce = whole("nonce", cells[5], MOST_NONCE);
            String code = read(cells[0], cells[1], cells[2], cells[3], cells[4], nonce);
            if (!code.equals(cells[6])) {
                System.err.println("made " + code + ", expected " + cells[6]);
                return 1;
            }
            seen++;
        }
        if (seen == 0) {
            throw new IllegalArgumentException("no vectors");
        }
        System.out.println(seen + " codes agree");
        return 0;
    }

    private static String read(String secret, String key, String servicePoint, String domain, String day, int nonce)
            throws GeneralSecurityException {
        return of(secret(secret), whole("key", key, MOST_KEY), whole("service_point", servicePoint, MOST_SERVICE_POINT),
                whole("domain", domain, MOST_DOMAIN), day(day), nonce);
    }

    private static byte[] secret(String hex) {
        if (!hex.matches("[0-9a-fA-F]{64}")) {
            throw new IllegalArgumentException("secret: not 64 hexadecimal digits");
        }
        byte[] secret = new byte[32];
        for (int at = 0; at < secret.length; at++) {
            secret[at] = (byte) Integer.parseInt(hex.substring(2 * at, 2 * at + 2), 16);
        }
        return secret;
    }

    private static int whole(String field, String text, int most) {
        if (!text.matches("0|[1-9][0-9]{0,7}") || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException(refusal(field, text, most));
        }
        return Integer.parseInt(text);
    }

    private static LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (!day.isBefore(FIRST_DAY) && !day.isAfter(FIRST_DAY.plusDays(MOST_DAYS))) {
                return day;
            }
        } catch (DateTimeException notInTheCalendar) {
            // Refused below, in the same words.
        }
        throw new IllegalArgumentException(
                "day: «" + text + "» is not a day from 2020-01-01 to 2109-09-18 (YYYY-MM-DD)");
    }

    private static String refusal(String field, String value, int most) {
        return field + ": «" + value + "» is not a whole number from 0 to " + most;
    }
}
