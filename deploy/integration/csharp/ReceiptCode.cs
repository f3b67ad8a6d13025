using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

/// <summary>
/// Makes the code of one receipt without network, and prints it and its address. .NET 6 or newer, .NET Framework 4.6 or
/// Mono, nothing else:
/// <code>
/// HAILONG_RECEIPT_SECRET=…64 hexadecimal digits… ReceiptCode ADDRESS KEY SERVICE_POINT DOMAIN DAY [NONCE]
/// ReceiptCode --vectors FILE      compares itself with the test vectors
/// </code>
/// ADDRESS is the server's (https://danhgia.example.gov.vn), DAY is today in Vietnam (YYYY-MM-DD):
/// DateTime.UtcNow.AddHours(7).Date. Leave NONCE out: it is drawn at random. The format: docs/receipt-codes.md.
/// </summary>
public static class ReceiptCode
{
    public const int MostKey = (1 << 10) - 1;
    public const int MostServicePoint = (1 << 15) - 1;
    public const int MostDomain = (1 << 10) - 1;
    public const int MostDays = (1 << 15) - 1;
    public const int MostNonce = (1 << 25) - 1;

    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static readonly byte[] Purpose = Encoding.ASCII.GetBytes("hailong receipt 1\0");
    private static readonly DateTime FirstDay = new DateTime(2020, 1, 1);

    /// <summary>The code of one receipt: 32 signs. Refuses what does not fit its field.</summary>
    public static string Of(byte[] secret, int key, int servicePoint, int domain, DateTime day, int nonce)
    {
        if (secret.Length != 32) throw new ArgumentException("secret: not 64 hexadecimal digits");
        long days = Fitting("day", (day.Date - FirstDay).Days, MostDays);
        // Two halves of 40 bits: version 1, key, service point, domain · day, nonce.
        long left = 1L << 35
            | Fitting("key", key, MostKey) << 25
            | Fitting("service_point", servicePoint, MostServicePoint) << 10
            | Fitting("domain", domain, MostDomain);
        long right = days << 25 | Fitting("nonce", nonce, MostNonce);
        byte[] head = FiveBytes(left).Concat(FiveBytes(right)).ToArray();
        using (var hmac = new HMACSHA256(secret))
        {
            byte[] signature = hmac.ComputeHash(Purpose.Concat(head).ToArray());
            return SignsOf(left) + SignsOf(right) + SignsOf(Number(signature, 0)) + SignsOf(Number(signature, 5));
        }
    }

    /// <summary>A nonce: nobody can guess it, and it tells nothing of how many there were.</summary>
    public static int RandomNonce()
    {
        var bytes = new byte[4];
        using (var random = RandomNumberGenerator.Create()) random.GetBytes(bytes);
        return BitConverter.ToInt32(bytes, 0) & MostNonce;
    }

    private static long Fitting(string field, long value, int most)
    {
        if (value < 0 || value > most) throw new ArgumentException(Refusal(field, value.ToString(), most));
        return value;
    }

    /// <summary>The last 40 bits of a number, highest first.</summary>
    private static byte[] FiveBytes(long number)
    {
        return new[] { 32, 24, 16, 8, 0 }.Select(shift => (byte)(number >> shift)).ToArray();
    }

    private static long Number(byte[] bytes, int from)
    {
        return bytes.Skip(from).Take(5).Aggregate(0L, (number, each) => number << 8 | each);
    }

    /// <summary>40 bits, five bits a sign.</summary>
    private static string SignsOf(long number)
    {
        var signs = new[] { 35, 30, 25, 20, 15, 10, 5, 0 }.Select(shift => Signs[(int)(number >> shift & 31)]);
        return new string(signs.ToArray());
    }

    // --- the command line ---

    public static int Main(string[] arguments)
    {
        try
        {
            if (arguments.Length == 2 && arguments[0] == "--vectors") return Compare(arguments[1]);
            if ((arguments.Length == 5 || arguments.Length == 6) && Regex.IsMatch(arguments[0], "^https?://."))
            {
                Print(arguments);
                return 0;
            }
            throw new ArgumentException(
                "usage: ReceiptCode ADDRESS KEY SERVICE_POINT DOMAIN DAY [NONCE] | --vectors FILE");
        }
        catch (ArgumentException refused)
        {
            Console.Error.WriteLine(refused.Message);
            return 2;
        }
    }

    private static void Print(string[] arguments)
    {
        string secret = Environment.GetEnvironmentVariable("HAILONG_RECEIPT_SECRET") ?? "";
        int nonce = arguments.Length > 5 ? Whole("nonce", arguments[5], MostNonce) : RandomNonce();
        string code = Read(secret, arguments[1], arguments[2], arguments[3], arguments[4], nonce);
        Console.WriteLine(code);
        Console.WriteLine(arguments[0].TrimEnd('/') + "/r/" + code);
    }

    private static int Compare(string file)
    {
        string[] lines = File.ReadAllLines(file).Where(line => line != "").Skip(1).ToArray();
        if (lines.Length == 0) throw new ArgumentException("no vectors");
        foreach (string[] cells in lines.Select(line => line.Split(',')))
        {
            string code = Read(cells[0], cells[1], cells[2], cells[3], cells[4], Whole("nonce", cells[5], MostNonce));
            if (code == cells[6]) continue;
            Console.Error.WriteLine("made " + code + ", expected " + cells[6]);
            return 1;
        }
        Console.WriteLine(lines.Length + " codes agree");
        return 0;
    }

    private static string Read(string secret, string key, string servicePoint, string domain, string day, int nonce)
    {
        return Of(Secret(secret), Whole("key", key, MostKey), Whole("service_point", servicePoint, MostServicePoint),
            Whole("domain", domain, MostDomain), Day(day), nonce);
    }

    private static byte[] Secret(string hex)
    {
        if (!Regex.IsMatch(hex, @"\A[0-9a-fA-F]{64}\z")) throw new ArgumentException("secret: not 64 hexadecimal digits");
        return Enumerable.Range(0, 32).Select(at => Convert.ToByte(hex.Substring(2 * at, 2), 16)).ToArray();
    }

    private static int Whole(string field, string text, int most)
    {
        if (Regex.IsMatch(text, @"\A(0|[1-9][0-9]{0,7})\z"))
        {
            int value = int.Parse(text, CultureInfo.InvariantCulture);
            if (value <= most) return value;
        }
        throw new ArgumentException(Refusal(field, text, most));
    }

    private static DateTime Day(string text)
    {
        DateTime day;
        bool isDay = DateTime.TryParseExact(
            text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
        if (isDay && day >= FirstDay && day <= FirstDay.AddDays(MostDays)) return day;
        throw new ArgumentException("day: «" + text + "» is not a day from 2020-01-01 to 2109-09-18 (YYYY-MM-DD)");
    }

    private static string Refusal(string field, string value, int most)
    {
        return field + ": «" + value + "» is not a whole number from 0 to " + most;
    }
}
