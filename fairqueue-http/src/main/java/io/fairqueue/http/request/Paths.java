package io.fairqueue.http.request;

import java.util.regex.Pattern;

/**
 * Where everything is: controllers, direct routes, filters, limits and the simulated crowd take
 * their paths from here. A path below one of these that only its controller knows stands there.
 */
public final class Paths {

  private static final String API_ROOT = "/api/";

  /** For filters: the whole API. */
  public static final String API_PATTERN = API_ROOT + "**";

  public static final String API = API_ROOT + "v1";

  public static final String AUTH = API + "/auth";
  public static final String AUTH_CUSTOMER = AUTH + "/customer";
  public static final String AUTH_ORGANIZER = AUTH + "/organizer";

  /** Authenticator apps of organizers. */
  public static final String SECOND_FACTOR = AUTH_ORGANIZER + "/totp";

  /** Below either of them. */
  public static final String LOGIN = "/login";

  /** Below {@link #AUTH_CUSTOMER}. */
  public static final String OTP_REQUEST = "/otp/request";

  public static final String ME = API + "/me";
  public static final String PHOTO = ME + "/photo";
  public static final String SESSIONS = ME + "/sessions";
  public static final String DEVICES = ME + "/devices";
  public static final String PUSH_KEY = API + "/push/key";
  public static final String ADMIN = API + "/admin";

  public static final String EVENTS = API + "/events";
  public static final String EVENT = EVENTS + "/{id}";
  public static final String AVAILABILITY = EVENT + "/availability";
  public static final String BOARD = EVENT + "/board";
  public static final String DRAW = EVENT + "/draw";
  public static final String LIVE = EVENT + "/live";
  public static final String NOTICES = EVENT + "/notices";
  public static final String SEATS = EVENT + "/seats";
  public static final String SEAT_IMPORT = SEATS + "/import";

  public static final String EVENT_PICTURE = EVENT + "/picture";
  public static final String EVENT_LOGO = EVENT + "/logo";
  public static final String PICTURES = API + "/pictures";
  public static final String UPLOADS = API + "/uploads";

  public static final String CHECK_INS = EVENT + "/checkins";

  /** Below {@link #EVENT}. */
  public static final String ACTIVATE = "/activate";

  /** Below {@link #EVENT}. */
  public static final String CANCEL = "/cancel";

  /** Endpoints of an event; and those of an organizer for all events. */
  public static final String EVENT_WEBHOOKS = EVENT + "/webhooks";

  public static final String EVENT_STAFF = EVENT + "/staff";
  public static final String INVITATIONS = API + "/organizers/invitations";

  public static final String OWN_WEBHOOKS = API + "/organizers/me/webhooks";

  public static final String QUEUE = EVENTS + "/{eventId}/queue";
  public static final String POSITION = QUEUE + "/position";
  public static final String STREAM = QUEUE + "/stream";
  public static final String ENTRIES = QUEUE + "/entries";

  public static final String EVENT_CLAIMS = EVENTS + "/{eventId}/claims";
  public static final String CLAIMS = API + "/claims";
  public static final String CLAIM = CLAIMS + "/{claimId}";
  public static final String CLAIM_PAYMENTS = CLAIM + "/payments";
  public static final String CLAIM_TICKETS = CLAIM + "/tickets";
  public static final String PAYMENTS = API + "/payments";
  public static final String PAYMENT = PAYMENTS + "/{paymentId}";
  public static final String TICKETS = API + "/tickets";
  public static final String PAYSTACK_WEBHOOKS = API + "/webhooks/paystack";

  /** A socket's; the event's id follows. */
  public static final String SOCKETS = "/ws/queue/";

  public static final String KEYS = "/.well-known/jwks.json";

  /** Verify the signatures of logs. */
  public static final String LOG_KEYS = "/.well-known/fairqueue-log-keys";

  /** Logs that everybody reads; an event's id follows. */
  public static final String LOG = "/log";

  public static final String LOG_PATTERN = LOG + "/**";
  public static final String RECEIPT = QUEUE + "/receipt";
  public static final String PROOF = QUEUE + "/proof";
  public static final String PROOF_BUNDLE = EVENTS + "/{eventId}/proof-bundle";

  /** In which pages are written. */
  public static final String LANGUAGES = "en|de|fr|ar";

  /** Begins the path of every page; the same path without it leads to the reader's language. */
  public static final String LANGUAGE = "/{language:" + LANGUAGES + "}";

  /** For filters: all pages. */
  public static final String PAGES_EN = "/en/**";

  public static final String PAGES_DE = "/de/**";
  public static final String PAGES_FR = "/fr/**";
  public static final String PAGES_AR = "/ar/**";

  private static final Pattern PAGE =
      Pattern.compile(
          "/((%s|console)(/.*)?|(e|claims|tickets|pay|language)/.*|tickets|account|signin|signout|verify)?"
              .formatted(LANGUAGES));

  /** What pages are made of; the digest of it all follows. */
  public static final String ASSETS = "/assets";

  /** Where a reader chooses a language. */
  public static final String LANGUAGE_CHOICE = "/language" + LANGUAGE;

  /** Shows an event on pages of other sites. */
  public static final String EMBED = "/embed.js";

  /** Works behind our pages. */
  public static final String WORKER = "/sw.js";

  public static final String MANIFEST = "/manifest.webmanifest";
  public static final String ICON_192 = "/icon-192.png";
  public static final String ICON_512 = "/icon-512.png";

  /** Below {@link #LANGUAGE}. */
  public static final String PAGE_EVENT = "/e/{event}";

  public static final String PAGE_LINE = PAGE_EVENT + "/line";
  public static final String PAGE_SEATS = PAGE_EVENT + "/seats";
  public static final String PAGE_FAIRNESS = PAGE_EVENT + "/fairness";

  /** Of any line, on the reader's own device. */
  public static final String PAGE_VERIFY = "/verify";

  public static final String PAGE_SECTION = PAGE_SEATS + "/{section}";
  public static final String PAGE_CHOOSE = PAGE_EVENT + "/choose";
  public static final String PAGE_EVENT_CLAIMS = PAGE_EVENT + "/claims";

  /** Of an event's pages; in no language. */
  public static final String THEME = PAGE_EVENT + "/theme.css";

  public static final String LOGO = PAGE_EVENT + "/logo";
  public static final String PAGE_CLAIM = "/claims/{claim}";
  public static final String PAGE_PAID = "/pay/return";
  public static final String PAGE_TICKETS = "/tickets";
  public static final String PAGE_TICKET = PAGE_TICKETS + "/{ticket}";
  public static final String PAGE_ACCOUNT = "/account";
  public static final String PAGE_SIGN_IN = "/signin";
  public static final String PAGE_SIGN_OUT = "/signout";

  /** Of organizers and operators; each page has one address in all languages. */
  public static final String CONSOLE = "/console";

  /** For filters: the whole console. */
  public static final String CONSOLE_PATTERN = CONSOLE + "/**";

  public static final String CONSOLE_SIGN_IN = CONSOLE + "/signin";
  public static final String CONSOLE_SIGN_OUT = CONSOLE + "/signout";
  public static final String CONSOLE_ACCOUNT = CONSOLE + "/account";
  public static final String CONSOLE_USERS = CONSOLE + "/users";
  public static final String CONSOLE_SYSTEM = CONSOLE + "/system";
  public static final String CONSOLE_EVENTS = CONSOLE + "/events";
  public static final String CONSOLE_EVENT = CONSOLE_EVENTS + "/{id}";

  public static final String CONSOLE_LOGO = CONSOLE_EVENT + "/logo";

  /** How the fans of a lobby get their places, where people have to see to it. */
  public static final String CONSOLE_DRAW = CONSOLE_EVENT + "/draw";

  /** Where tickets are scanned, for hours on end. */
  public static final String CONSOLE_DOOR = CONSOLE_EVENT + "/checkin";

  private static final Pattern DOOR =
      Pattern.compile(
          "(?:%s/[^/]+/checkin|%s/[^/]+/checkins)(?:/.*)?".formatted(CONSOLE_EVENTS, EVENTS));

  /** Where fans stop mail; a token follows. */
  public static final String UNSUBSCRIBE = "/unsubscribe";

  public static final String HEALTH = "/health";
  public static final String LIVENESS = HEALTH + "/liveness";
  public static final String READINESS = HEALTH + "/readiness";
  public static final String METRICS = "/metrics";

  public static final String OPENAPI = "/openapi.yaml";
  public static final String DOCS = "/docs";

  /** For filters: what is there to try things out with. */
  public static final String DEV_PATTERN = "/dev/**";

  public static final String MAILBOX = "/dev/mailbox";

  /** Signs an organizer in with one click; a token follows. */
  public static final String ONE_CLICK = "/dev/console";

  /** For filters, likewise. */
  public static final String SANDBOX_PATTERN = "/sandbox/**";

  public static final String CHECKOUT = "/sandbox/checkout";

  private Paths() {}

  /** A path with its one id filled in. */
  public static String of(String path, Object id) {
    return path.substring(0, path.indexOf('{')) + id + path.substring(path.indexOf('}') + 1);
  }

  /** An address that asks for something more: a parameter with its value, as addresses write it. */
  public static String with(String address, String parameter, String value) {
    return address + (address.contains("?") ? "&" : "?") + parameter + "=" + value;
  }

  /** Whether a path is that of a page for people, in a language or on the way to one. */
  public static boolean isPage(String path) {
    return PAGE.matcher(path).matches();
  }

  /** Whether a path is the console's. */
  public static boolean isConsole(String path) {
    return path.equals(CONSOLE) || path.startsWith(CONSOLE + "/");
  }

  /** Whether a path is for one's own account alone, and so open before a second factor is there. */
  public static boolean isOwnAccount(String path) {
    return path.startsWith(AUTH + "/")
        || path.equals(CONSOLE_ACCOUNT)
        || path.startsWith(CONSOLE_ACCOUNT + "/")
        || path.equals(CONSOLE_SIGN_OUT);
  }

  /** Whether a path is that of a page at the door, or one that it calls. */
  public static boolean isDoor(String path) {
    return DOOR.matcher(path).matches();
  }

  /** Whether a path is the API's. */
  public static boolean isApi(String path) {
    return path.startsWith(API_ROOT);
  }

  /** Whether what answers there is read by programs, whatever they say that they take. */
  public static boolean isForPrograms(String path) {
    return isApi(path)
        || isForOperators(path)
        || isProof(path)
        || path.equals(KEYS)
        || path.equals(OPENAPI);
  }

  /** Whether a path leads to what anybody checks lines with. */
  public static boolean isProof(String path) {
    return path.startsWith(LOG + "/") || path.equals(LOG_KEYS);
  }

  /** Whether a path is for those who watch over the server. */
  public static boolean isForOperators(String path) {
    return path.equals(HEALTH) || path.startsWith(HEALTH + "/") || path.equals(METRICS);
  }
}
