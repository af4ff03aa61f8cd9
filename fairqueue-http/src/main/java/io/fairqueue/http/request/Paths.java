package io.fairqueue.http.request;

/**
 * Where everything is: controllers, direct routes, filters and limits take their paths from here. A
 * path below one of these that only its controller knows stands there.
 */
public final class Paths {

  private static final String API_ROOT = "/api/";

  /** For filters: the whole API. */
  public static final String API_PATTERN = API_ROOT + "**";

  public static final String API = API_ROOT + "v1";

  public static final String AUTH = API + "/auth";
  public static final String AUTH_CUSTOMER = AUTH + "/customer";
  public static final String AUTH_ORGANIZER = AUTH + "/organizer";
  public static final String ME = API + "/me";
  public static final String ADMIN = API + "/admin";

  public static final String EVENTS = API + "/events";
  public static final String EVENT = EVENTS + "/{id}";
  public static final String AVAILABILITY = EVENT + "/availability";
  public static final String SEATS = EVENT + "/seats";

  public static final String QUEUE = EVENTS + "/{eventId}/queue";
  public static final String POSITION = QUEUE + "/position";
  public static final String STREAM = QUEUE + "/stream";

  public static final String CLAIMS = API + "/claims";
  public static final String CLAIM = CLAIMS + "/{claimId}";
  public static final String PAYMENTS = API + "/payments";
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

  /** Whether a path is the API's. */
  public static boolean isApi(String path) {
    return path.startsWith(API_ROOT);
  }

  /** Whether a path is for those who watch over the server. */
  public static boolean isForOperators(String path) {
    return path.equals(HEALTH) || path.startsWith(HEALTH + "/") || path.equals(METRICS);
  }
}
