package io.fairqueue.http.request;

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
  public static final String SEATS = EVENT + "/seats";

  public static final String EVENT_PICTURE = EVENT + "/picture";
  public static final String PICTURES = API + "/pictures";
  public static final String UPLOADS = API + "/uploads";

  /** Below {@link #EVENT}. */
  public static final String ACTIVATE = "/activate";

  /** Below {@link #EVENT}. */
  public static final String CANCEL = "/cancel";

  /** Endpoints of an event; and those of an organizer for all events. */
  public static final String EVENT_WEBHOOKS = EVENT + "/webhooks";

  public static final String OWN_WEBHOOKS = API + "/organizers/me/webhooks";

  public static final String QUEUE = EVENTS + "/{eventId}/queue";
  public static final String POSITION = QUEUE + "/position";
  public static final String STREAM = QUEUE + "/stream";

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

  /** For filters, likewise. */
  public static final String SANDBOX_PATTERN = "/sandbox/**";

  public static final String CHECKOUT = "/sandbox/checkout";

  private Paths() {}

  /** A path with its one id filled in. */
  public static String of(String path, Object id) {
    return path.substring(0, path.indexOf('{')) + id + path.substring(path.indexOf('}') + 1);
  }

  /** Whether a path is the API's. */
  public static boolean isApi(String path) {
    return path.startsWith(API_ROOT);
  }

  /** Whether a path is for those who watch over the server. */
  public static boolean isForOperators(String path) {
    return path.equals(HEALTH) || path.startsWith(HEALTH + "/") || path.equals(METRICS);
  }
}
