package io.fairqueue.http.config;

import io.fairqueue.domain.fairness.BeaconChain;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What operators may set, by environment variable, system property or a file. What is said here of
 * each is what {@code docs/settings.md} and {@code fairqueue settings} say. In this order: topic,
 * type, unit of a number, what it is where nobody sets it, an example, what it does, what it takes.
 */
public enum Setting {
  CONFIG(
      Topic.SERVER,
      Type.FILE,
      "",
      "none",
      "/etc/fairqueue/fairqueue.properties",
      "A file of settings, by the same names; what is also in the environment is taken from there.",
      "a file of lines like FAIRQUEUE_PORT=8080"),
  PORT(
      Topic.SERVER,
      Type.NUMBER,
      "port",
      "8080",
      "8443",
      "Where the server listens.",
      "a port from 0 (any free one) to 65535"),
  HOST(
      Topic.SERVER,
      Type.TEXT,
      "",
      "127.0.0.1 with stores of its own, else *",
      "10.0.0.5",
      "On which address it listens: 127.0.0.1 keeps it to this machine.",
      "a name or address to listen on, like 127.0.0.1; * for all"),
  MANAGEMENT(
      Topic.SERVER,
      Type.TEXT,
      "",
      "127.0.0.1:0",
      "127.0.0.1:9090",
      "Where operators find metrics and health. A free port is told at the start.",
      "host:port, like 127.0.0.1:9090; port 0 for any free one"),
  PUBLIC_URL(
      Topic.SERVER,
      Type.URL,
      "",
      "where it listens",
      "https://tickets.example",
      "Where browsers reach the server: links in mails lead there, and with https pages keep"
          + " sessions in cookies that nobody reads on their way.",
      "an http or https URL"),
  TRUSTED_PROXIES(
      Topic.SERVER,
      Type.LIST,
      "",
      "none",
      "10.0.0.0/8,::1",
      "Whose X-Forwarded-For is believed. Behind a proxy that is not named here all fans count as"
          + " one address.",
      "addresses or ranges like 10.0.0.0/8, separated by commas"),
  ALLOWED_ORIGINS(
      Topic.SERVER,
      Type.LIST,
      "",
      "none",
      "https://shop.example",
      "From which foreign origins browsers may call.",
      "origins like https://shop.example, separated by commas"),
  CONSOLE(
      Topic.SERVER,
      Type.SWITCH,
      "",
      "true",
      "false",
      "Whether organizers have pages under /console.",
      "true or false"),
  STAFF_TOTP(
      Topic.SERVER,
      Type.TEXT,
      "",
      "optional",
      "required",
      "Whether every organizer has to have an authenticator app: without one nothing is done but"
          + " setting it up.",
      "optional or required"),
  LINE_MEMORY(
      Topic.SERVER,
      Type.SIZE,
      "",
      "a quarter of the JVM's largest heap",
      "2g",
      "How much memory lines may take on this node before nobody joins any more.",
      "a size from 1m, like 512m or 4g"),
  START_TIMEOUT(
      Topic.SERVER,
      Type.TIME,
      "",
      "60s",
      "5m",
      "How long a start waits for a database that does not answer yet.",
      "a time from 1s to 1h, like 45s or 5m"),
  GEO_FILE(
      Topic.SERVER,
      Type.FILE,
      "",
      "none",
      "/var/lib/geo/countries.mmdb",
      "Tells fans, organizers and the audit log the country of a sign-in or an act; read at the start.",
      "a file of countries or cities in MaxMind's format (.mmdb)"),
  LOG_FORMAT(
      Topic.SERVER,
      Type.TEXT,
      "",
      "text",
      "json",
      "How log lines are written: for people, or one JSON object a line.",
      "text or json"),
  LOG_LEVEL(
      Topic.SERVER,
      Type.TEXT,
      "",
      "info",
      "debug",
      "How much FairQueue itself logs. Libraries say no more than that, and never more than info.",
      "error, warn, info, debug or trace"),

  DATA(
      Topic.STORES,
      Type.FILE,
      "",
      "data",
      "/var/lib/fairqueue",
      "Where stores of its own keep their files.",
      "a directory"),
  POSTGRES_URL(
      Topic.STORES,
      Type.STORE_URL,
      "",
      "one of its own",
      "jdbc:postgresql://db:5432/fairqueue",
      "The database, PostgreSQL 15 to 18; it holds every fact.",
      "jdbc:postgresql://host:port/database"),
  POSTGRES_USER(
      Topic.STORES,
      Type.TEXT,
      "",
      "none",
      "fairqueue",
      "The role that owns the database.",
      "a role, together with FAIRQUEUE_POSTGRES_URL"),
  POSTGRES_PASSWORD(
      Topic.STORES,
      Type.SECRET,
      "",
      "none",
      "the role's password",
      "That role's password.",
      "a password, together with FAIRQUEUE_POSTGRES_URL"),
  POSTGRES_POOL_SIZE(
      Topic.STORES,
      Type.NUMBER,
      "connections",
      "20",
      "40",
      "How many connections this node opens to the database at most.",
      "a number from 2 to 1000, together with FAIRQUEUE_POSTGRES_URL"),
  POSTGRES_SCHEMA(
      Topic.STORES,
      Type.TEXT,
      "",
      "the first in the role's search path: public",
      "fairqueue",
      "In which schema of the database the tables are; made where it is missing.",
      "lower-case letters, digits and underscores, together with FAIRQUEUE_POSTGRES_URL"),
  REDIS_URL(
      Topic.STORES,
      Type.STORE_URL,
      "",
      "one of its own beside a database of its own, else none",
      "redis://cache:6379",
      "The Redis: one-time codes, limits and news between nodes. Without it they are each node's"
          + " own.",
      "redis://host:port, rediss:// or redis+cluster://, together with FAIRQUEUE_POSTGRES_URL"),
  KEY_SECRET(
      Topic.STORES,
      Type.SECRET,
      "",
      "none",
      "32 random characters",
      "Encrypts the private and secret keys in the database; the same on every node. Without it"
          + " they are there in clear.",
      "at least 16 characters"),
  KEEP_WEBHOOKS(
      Topic.STORES,
      Type.TIME,
      "",
      "30d",
      "90d",
      "How long webhooks of the gateway are kept that had their effect.",
      "a time from 3d, like 30d; or forever"),
  KEEP_AUDIT(
      Topic.STORES,
      Type.TIME,
      "",
      "400d",
      "forever",
      "How long the audit log is kept.",
      "a time from 3d, like 400d; or forever"),
  KEEP_MESSAGES(
      Topic.STORES,
      Type.TIME,
      "",
      "30d",
      "7d",
      "How long messages are kept that were handed on.",
      "a time from 3d, like 30d; or forever"),

  PAYSTACK_SECRET_KEY(
      Topic.MONEY,
      Type.SECRET,
      "",
      "none (with stores of its own: a sandbox)",
      "the account's secret key",
      "The account at Paystack that takes the money. Without it only free tickets are sold.",
      "a secret key of Paystack"),
  PAYSTACK_CURRENCIES(
      Topic.MONEY,
      Type.LIST,
      "",
      "NGN,GHS,ZAR,KES,XOF,USD",
      "NGN,USD",
      "Which currencies that account takes.",
      "codes like NGN,USD that the account takes, together with FAIRQUEUE_PAYSTACK_SECRET_KEY"),
  PAYSTACK_CALLBACK_URL(
      Topic.MONEY,
      Type.URL,
      "",
      "a page of FAIRQUEUE_PUBLIC_URL, else the account's own setting",
      "https://shop.example/paid",
      "Where fans come back to after paying.",
      "an http or https URL where fans come back to, together with FAIRQUEUE_PAYSTACK_SECRET_KEY"),
  PAYSTACK_URL(
      Topic.MONEY,
      Type.URL,
      "",
      "https://api.paystack.co",
      "http://localhost:8099",
      "Where Paystack's API is, to try things with a stand-in.",
      "an http or https URL, together with FAIRQUEUE_PAYSTACK_SECRET_KEY"),
  STALE_PAYMENT_AGE(
      Topic.MONEY,
      Type.TIME,
      "",
      "60s",
      "45s",
      "After how long the gateway is asked about a payment of which nothing was heard; a third of"
          + " an event's hold where that is less.",
      "a time from 1s to what a hold lasts by default (10m), like 45s"),

  SMTP_URL(
      Topic.MAIL,
      Type.URL,
      "",
      "none (with stores of its own: a mailbox on this machine)",
      "smtp://post.example:587",
      "The mail server. Without it nobody gets one-time codes, tickets or invitations.",
      "smtp://host:port (with STARTTLS), smtps://host:port, or smtp://host:port?insecure=true"
          + " (without)"),
  SMTP_USER(
      Topic.MAIL,
      Type.TEXT,
      "",
      "none",
      "tickets",
      "The account there.",
      "an account, together with FAIRQUEUE_SMTP_URL"),
  SMTP_PASSWORD(
      Topic.MAIL,
      Type.SECRET,
      "",
      "none",
      "the account's password",
      "That account's password.",
      "a password, together with FAIRQUEUE_SMTP_USER"),
  SMTP_FROM(
      Topic.MAIL,
      Type.TEXT,
      "",
      "fairqueue@localhost",
      "Tickets <tickets@shop.example>",
      "Whom mail is from.",
      "an email address, together with FAIRQUEUE_SMTP_URL"),
  SMTP_CONNECTIONS(
      Topic.MAIL,
      Type.NUMBER,
      "connections",
      "4",
      "10",
      "How many connections to the mail server stay open at most.",
      "a number from 1 to 100, together with FAIRQUEUE_SMTP_URL"),
  LOCALE(
      Topic.MAIL,
      Type.TEXT,
      "",
      "en",
      "de-AT",
      "The language of mails and pushes to readers whose own is not written.",
      "a language tag of en, de, fr or ar, like de-AT"),

  WEBHOOK_ALLOW(
      Topic.MESSAGES,
      Type.LIST,
      "",
      "none",
      "10.1.0.0/16",
      "Which addresses webhooks and pushes may go to although they are not public.",
      "addresses or ranges like 10.0.0.0/8 that webhooks may be sent to although they are not"
          + " public, separated by commas"),
  WEBHOOK_PROXY(
      Topic.MESSAGES,
      Type.URL,
      "",
      "none",
      "http://proxy.example:3128",
      "The proxy that webhooks and pushes are sent by; it should refuse inner addresses.",
      "http://host:port of a proxy that webhooks are sent by"),
  PUSH_CONTACT(
      Topic.MESSAGES,
      Type.URL,
      "",
      "FAIRQUEUE_PUBLIC_URL with https, else whom mail is from",
      "mailto:ops@shop.example",
      "How push services reach the operator.",
      "mailto:address or an https URL, by which push services reach the operator"),
  FCM_FILE(
      Topic.MESSAGES,
      Type.FILE,
      "",
      "none",
      "/etc/fairqueue/firebase.json",
      "The service account of Firebase by which phones are told.",
      "a file of a service account of Firebase (JSON)"),
  STREAM(
      Topic.MESSAGES,
      Type.TEXT,
      "",
      "none",
      "fairqueue:messages",
      "The Redis Stream that every message is added to, for other programs.",
      "a name of up to 200 characters without spaces, like fairqueue:messages"),

  RATE_LIMIT_PER_ADDRESS(
      Topic.LIMITS,
      Type.NUMBER,
      "calls a minute",
      "60000; 0 where mail, money and stores are for trying",
      "6000",
      "How often one network may call: an IPv4 address or an IPv6 /64.",
      "calls a minute of one network; 0 for no limit"),
  RATE_LIMIT_PER_ACCOUNT(
      Topic.LIMITS,
      Type.NUMBER,
      "calls a minute",
      "600; likewise",
      "120",
      "How often one account may call.",
      "calls a minute; 0 for no limit"),
  RATE_LIMIT_LOGINS(
      Topic.LIMITS,
      Type.NUMBER,
      "tries",
      "10; likewise",
      "5",
      "Failed tries to log in to one account from one network before each costs a wait.",
      "failed tries of one account from one network before each costs a wait; 0 for no limit"),
  RATE_LIMIT_CODES(
      Topic.LIMITS,
      Type.NUMBER,
      "codes",
      "10; likewise",
      "5",
      "One-time codes for one address from one network before each costs a wait.",
      "one-time codes of one address from one network before each costs a wait; 0 for no limit"),
  RATE_LIMIT_FAILURES_PER_NETWORK(
      Topic.LIMITS,
      Type.NUMBER,
      "tries a minute",
      "300; likewise",
      "100",
      "Failed tries to log in from one network.",
      "failed tries a minute of one network; 0 for no limit"),
  RATE_LIMIT_CODES_PER_NETWORK(
      Topic.LIMITS,
      Type.NUMBER,
      "codes a minute",
      "600; likewise",
      "200",
      "One-time codes that one network may ask for.",
      "one-time codes a minute of one network; 0 for no limit"),

  OIDC_ISSUERS(
      Topic.SIGN_IN,
      Type.LIST,
      "",
      "none",
      "https://id.example;shop",
      "Whose id tokens prove email addresses (OpenID Connect). Keys are discovered, or are where"
          + " jwks says; organizers lets organizers in too.",
      "issuer;audience, with ;jwks=URL or ;jwks=FILE and ;organizers where wanted, separated by"
          + " commas"),

  S3_URL(
      Topic.PICTURES,
      Type.URL,
      "",
      "none: pictures are in PostgreSQL",
      "https://s3.example",
      "A storage that speaks S3, for pictures. Browsers upload there, so it must allow PUT from"
          + " your pages (CORS).",
      "https://host of a storage that speaks S3, together with FAIRQUEUE_S3_BUCKET"),
  S3_BUCKET(
      Topic.PICTURES,
      Type.TEXT,
      "",
      "none",
      "pictures",
      "The bucket there.",
      "the name of a bucket, together with FAIRQUEUE_S3_URL"),
  S3_REGION(
      Topic.PICTURES,
      Type.TEXT,
      "",
      "us-east-1",
      "eu-central-1",
      "The region that requests are signed for.",
      "a region like eu-central-1, together with FAIRQUEUE_S3_URL"),
  S3_ACCESS_KEY(
      Topic.PICTURES,
      Type.TEXT,
      "",
      "none",
      "AKIDEXAMPLE",
      "The id of the key that requests are signed with.",
      "a key's id, together with FAIRQUEUE_S3_URL"),
  S3_SECRET_KEY(
      Topic.PICTURES,
      Type.SECRET,
      "",
      "none",
      "the key's secret",
      "The secret of that key.",
      "a key's secret, together with FAIRQUEUE_S3_URL"),

  OTEL_EXPORTER_OTLP_ENDPOINT(
      Topic.TRACES,
      Type.URL,
      "",
      "none",
      "http://collector:4318",
      "A collector of traces, which takes OTLP over HTTP. Without it there are none.",
      "an http or https URL, to which /v1/traces is added"),
  OTEL_EXPORTER_OTLP_HEADERS(
      Topic.TRACES,
      Type.SECRET,
      "",
      "none",
      "Authorization=Bearer%20token",
      "Headers that go with the traces.",
      "name=value, separated by commas, values as in URLs"),
  OTEL_SERVICE_NAME(
      Topic.TRACES,
      Type.TEXT,
      "",
      "fairqueue",
      "tickets",
      "What this server is called there.",
      "a name"),
  OTEL_RESOURCE_ATTRIBUTES(
      Topic.TRACES,
      Type.LIST,
      "",
      "none",
      "deployment.environment.name=production",
      "What else is said of it there.",
      "name=value, separated by commas, values as in URLs"),
  OTEL_TRACES_SAMPLER(
      Topic.TRACES,
      Type.TEXT,
      "",
      "always_on",
      "traceidratio",
      "Which requests are traced. parentbased believes callers: for servers that no stranger reaches.",
      "always_on, always_off or traceidratio, with parentbased_ before it or without"),
  OTEL_TRACES_SAMPLER_ARG(
      Topic.TRACES,
      Type.TEXT,
      "",
      "1",
      "0.01",
      "How many of all requests traceidratio traces.",
      "a number from 0 to 1"),

  BEACON(
      Topic.DRAWS,
      Type.TEXT,
      "",
      "drand",
      "none",
      "What random draws are decided by: drand, a public beacon; or none, where no beacon can be"
          + " reached, and people have to trust this server.",
      "drand or none"),
  BEACON_RELAYS(
      Topic.DRAWS,
      Type.LIST,
      "",
      "https://api.drand.sh and its siblings",
      "https://drand.cloudflare.com",
      "Where the beacon's values are asked for, in this order. None of them is trusted: a value"
          + " proves itself.",
      "up to five http or https URLs, separated by commas"),
  BEACON_CHAIN(
      Topic.DRAWS,
      Type.TEXT,
      "",
      "drand's quicknet",
      BeaconChain.QUICKNET.written(),
      "Which chain of values draws name; another one is for trying things.",
      "hash:public key:genesis:period:scheme, keys in hex, times in seconds"),
  BEACON_PATIENCE(
      Topic.DRAWS,
      Type.TIME,
      "",
      "15m",
      "1h",
      "How long a value is waited for before an event's owner may do without it.",
      "a time from 0s to 1d, like 15m"),
  DRAW_SECRET_DAYS(
      Topic.DRAWS,
      Type.NUMBER,
      "days",
      "90",
      "400",
      "How many days after an event the secret is kept by which its entries in public lists can be"
          + " named. Then it is erased: proofs are made as before, receipts no more.",
      "days from 3 to 36,500, or forever"),
  WITNESSES(
      Topic.DRAWS,
      Type.LIST,
      "",
      "none",
      "example.org/witness+bf835ca6+BAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB"
          + "=https://witness.example.org",
      "Who else signs the logs that everybody reads, so that nobody can be shown another one. A"
          + " witness that does not answer delays nothing.",
      "witnesses as name+id+key=URL, separated by commas");

  static final String PREFIX = "FAIRQUEUE_";

  /** Of names that OpenTelemetry gives, and others may read too. */
  private static final String FOREIGN = "OTEL_";

  /** What is added to a secret's name, for the name of a file that holds it. */
  static final String IN_FILE = "_FILE";

  private static final String FIRST_RELEASE = "0.2.0";
  private static final Pattern LOGIN = Pattern.compile("//[^\\s,]*@");
  private static final Pattern PARAMETERS = Pattern.compile("\\?.*");

  private final Topic topic;
  private final Type type;
  private final String unit;
  private final String usual;
  private final String example;
  private final String does;
  private final String takes;

  Setting(
      Topic topic,
      Type type,
      String unit,
      String usual,
      String example,
      String does,
      String takes) {
    this.topic = topic;
    this.type = type;
    this.unit = unit;
    this.usual = usual;
    this.example = example;
    this.does = does;
    this.takes = takes;
  }

  /** The setting that operators call so. */
  public static Optional<Setting> of(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key().equals(key)).findAny();
  }

  /** Whether a name is one of ours, or looks like one. */
  static boolean isOurs(String key) {
    return key.startsWith(PREFIX)
        || Arrays.stream(values())
            .anyMatch(each -> key.equals(each.key()) || key.equals(each.fileKey()));
  }

  /** The secret that is in a file, where this is the name of a setting that names the file. */
  static Optional<Setting> inFile(String key) {
    return Arrays.stream(values())
        .filter(setting -> setting.isSecret() && setting.fileKey().equals(key))
        .findAny();
  }

  /** The name that operators use. */
  public String key() {
    return name().startsWith(FOREIGN) ? name() : PREFIX + name();
  }

  /** The name of the file's setting, for a secret that is in a file. */
  public String fileKey() {
    return key() + IN_FILE;
  }

  public Topic topic() {
    return topic;
  }

  public Type type() {
    return type;
  }

  /** What a number counts, or what a time or a size is written with; null for neither. */
  public @Nullable String unit() {
    return switch (type) {
      case TIME -> "ms, s, m, h, d";
      case SIZE -> "m, g";
      default -> unit.isEmpty() ? null : unit;
    };
  }

  /** What it is where nobody sets it: a value, or in words. */
  public String usual() {
    return usual;
  }

  public String example() {
    return example;
  }

  /** What it does, in a sentence. */
  public String does() {
    return does;
  }

  /** Which values it takes. */
  public String takes() {
    return takes;
  }

  /** The release that knew it first. */
  public String since() {
    return FIRST_RELEASE;
  }

  /** Whether a value may be, or hold, what nobody else should know; then a file may hold it. */
  public boolean isSecret() {
    return type == Type.SECRET || type == Type.STORE_URL;
  }

  /** A value as it may be shown: nothing of a secret, and no password of an address. */
  public String shown(String value) {
    return switch (type) {
      case SECRET -> "(not shown)";
      case STORE_URL -> PARAMETERS.matcher(withoutLogin(value)).replaceFirst("?…");
      default -> withoutLogin(value);
    };
  }

  private static String withoutLogin(String value) {
    return LOGIN.matcher(value).replaceAll("//…@");
  }

  /** What settings are about, in the order in which they are told. */
  public enum Topic {
    SERVER("The server"),
    STORES("Stores and what they keep"),
    MONEY("Money"),
    MAIL("Mail"),
    MESSAGES("Webhooks, pushes, streams"),
    LIMITS("Limits"),
    SIGN_IN("Sign-in elsewhere"),
    PICTURES("Pictures"),
    TRACES("Traces"),
    DRAWS("Draws");

    private final String title;

    Topic(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /** How values are written. */
  public enum Type {
    TEXT("text"),
    NUMBER("number"),
    TIME("time"),
    SIZE("size"),
    URL("URL"),
    LIST("list"),
    FILE("path"),
    SWITCH("true, false"),
    /** Never shown. */
    SECRET("text"),
    /** May hold a password, so it is shown without. */
    STORE_URL("URL");

    private final String title;

    Type(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }
}
