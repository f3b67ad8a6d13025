<?php
// Makes the code of one receipt without network, and prints it and its address. PHP 7.4 or newer, 64 bits, nothing else:
//
//   HAILONG_RECEIPT_SECRET=…64 hexadecimal digits… php receipt-code.php ADDRESS KEY SERVICE_POINT DOMAIN DAY [NONCE]
//   php receipt-code.php --vectors FILE      compares itself with the test vectors
//
// ADDRESS is the server's (https://danhgia.example.gov.vn), DAY is today in Vietnam (YYYY-MM-DD):
// (new DateTimeImmutable('now', new DateTimeZone('Asia/Ho_Chi_Minh')))->format('Y-m-d'). Leave NONCE out: it is drawn
// at random. The format: docs/receipt-codes.md.
declare(strict_types=1);

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const PURPOSE = "hailong receipt 1\0";
const MOST_KEY = (1 << 10) - 1;
const MOST_SERVICE_POINT = (1 << 15) - 1;
const MOST_DOMAIN = (1 << 10) - 1;
const MOST_DAYS = (1 << 15) - 1;
const MOST_NONCE = (1 << 25) - 1;

/** The code of one receipt: 32 signs. `$secret` is 64 hexadecimal digits. Refuses what does not fit its field. */
function receipt_code(string $secret, int $key, int $servicePoint, int $domain, string $day, int $nonce): string
{
    if (!preg_match('/^[0-9a-fA-F]{64}$/D', $secret)) {
        throw new InvalidArgumentException('secret: not 64 hexadecimal digits');
    }
    // Two halves of 40 bits: version 1, key, service point, domain · day, nonce.
    $left = 1 << 35
        | fitting('key', $key, MOST_KEY) << 25
        | fitting('service_point', $servicePoint, MOST_SERVICE_POINT) << 10
        | fitting('domain', $domain, MOST_DOMAIN);
    $right = days_since_2020($day) << 25 | fitting('nonce', $nonce, MOST_NONCE);
    $head = five_bytes($left) . five_bytes($right);
    $signature = substr(hash_hmac('sha256', PURPOSE . $head, hex2bin($secret), true), 0, 10);
    return signs($head) . signs($signature);
}

/** A nonce: nobody can guess it, and it tells nothing of how many there were. */
function random_nonce(): int
{
    return random_int(0, MOST_NONCE);
}

function fitting(string $field, int $value, int $most): int
{
    if ($value < 0 || $value > $most) {
        throw new InvalidArgumentException("$field: «{$value}» is not a whole number from 0 to $most");
    }
    return $value;
}

function days_since_2020(string $day): int
{
    $utc = new DateTimeZone('UTC');
    $date = DateTimeImmutable::createFromFormat('!Y-m-d', $day, $utc);
    if ($date !== false && $date->format('Y-m-d') === $day) {
        $days = intdiv($date->getTimestamp() - (new DateTimeImmutable('2020-01-01', $utc))->getTimestamp(), 86400);
        if ($days >= 0 && $days <= MOST_DAYS) {
            return $days;
        }
    }
    throw new InvalidArgumentException("day: «{$day}» is not a day from 2020-01-01 to 2109-09-18 (YYYY-MM-DD)");
}

function five_bytes(int $number): string
{
    return substr(pack('J', $number), 3);
}

/** Ten bytes, five bits a sign. */
function signs(string $tenBytes): string
{
    $text = '';
    foreach (str_split($tenBytes, 5) as $half) {
        $bits = hexdec(bin2hex($half));
        for ($shift = 35; $shift >= 0; $shift -= 5) {
            $text .= SIGNS[$bits >> $shift & 31];
        }
    }
    return $text;
}

// --- the command line ---

function whole(string $field, string $text, int $most): int
{
    if (!preg_match('/^(0|[1-9][0-9]{0,7})$/D', $text) || (int) $text > $most) {
        throw new InvalidArgumentException("$field: «{$text}» is not a whole number from 0 to $most");
    }
    return (int) $text;
}

/** The code of values that came as text. */
function read_code(string $secret, string $key, string $servicePoint, string $domain, string $day, int $nonce): string
{
    return receipt_code(
        $secret,
        whole('key', $key, MOST_KEY),
        whole('service_point', $servicePoint, MOST_SERVICE_POINT),
        whole('domain', $domain, MOST_DOMAIN),
        $day,
        $nonce
    );
}

/** @param string[] $arguments */
function print_code(array $arguments): void
{
    [$address, $key, $servicePoint, $domain, $day] = $arguments;
    $nonce = isset($arguments[5]) ? whole('nonce', $arguments[5], MOST_NONCE) : random_nonce();
    $code = read_code((string) getenv('HAILONG_RECEIPT_SECRET'), $key, $servicePoint, $domain, $day, $nonce);
    echo $code, "\n", rtrim($address, '/'), '/r/', $code, "\n";
}

function compare_vectors(string $file): void
{
    $lines = file($file, FILE_IGNORE_NEW_LINES | FILE_SKIP_EMPTY_LINES);
    if ($lines === false || count($lines) < 2) {
        throw new InvalidArgumentException('no vectors');
    }
    array_shift($lines);
    foreach ($lines as $line) {
        [$secret, $key, $servicePoint, $domain, $day, $nonce, $expected] = explode(',', rtrim($line));
        $code = read_code($secret, $key, $servicePoint, $domain, $day, whole('nonce', $nonce, MOST_NONCE));
        if ($code !== $expected) {
            fwrite(STDERR, "made $code, expected $expected\n");
            exit(1);
        }
    }
    echo count($lines), " codes agree\n";
}

function main(array $arguments): void
{
    if (count($arguments) === 2 && $arguments[0] === '--vectors') {
        compare_vectors($arguments[1]);
    } elseif (in_array(count($arguments), [5, 6], true) && preg_match('~^https?://.~', $arguments[0])) {
        print_code($arguments);
    } else {
        throw new InvalidArgumentException(
            'usage: receipt-code.php ADDRESS KEY SERVICE_POINT DOMAIN DAY [NONCE] | --vectors FILE'
        );
    }
}

// Another script may include this file for its functions.
if (realpath($_SERVER['SCRIPT_FILENAME']) === __FILE__) {
    try {
        main(array_slice($argv, 1));
    } catch (InvalidArgumentException $refused) {
        fwrite(STDERR, $refused->getMessage() . "\n");
        exit(2);
    }
}
