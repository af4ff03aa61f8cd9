package io.fairqueue.http.driver;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A fan with a session. Thread-safe. */
public record Fan(Api api, String id, String email) {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

  /** Logs in by one-time code, read from the server's mailbox. */
  static Fan byCode(Api api) {
    String email = UUID.randomUUID() + "@fans.example";
    api.post("/api/v1/auth/customer/otp/request", Map.of("email", email)).expect(202);
    return session(
        api,
        email,
        api.post(
                "/api/v1/auth/customer/otp/verify", Map.of("email", email, "otp", code(api, email)))
            .expect(200));
  }

  /** The code of the newest mail to this address, which may still be on its way. */
  public static String code(Api api, String email) {
    return await()
        .atMost(TIMEOUT)
        .pollDelay(Duration.ZERO)
        .until(() -> newestCode(api, email), code -> !code.isEmpty());
  }

  private static String newestCode(Api api, String email) {
    for (JsonNode mail : api.get("/dev/mailbox?to=" + email).expect(200).json()) {
      Matcher code = CODE.matcher(mail.path("text").asText());
      if (mail.path("html").isMissingNode() && code.find()) {
        return code.group();
      }
    }
    return "";
  }

  private static Fan session(Api api, String email, Answer login) {
    return new Fan(api.as(login.text("token")), login.text("customer_id"), email);
  }

  /** The same fan at another node. */
  public Fan at(URI node) {
    return new Fan(api.at(node), id, email);
  }

  public Answer join(String event) {
    return api.post("/api/v1/events/" + event + "/queue");
  }

  public Answer position(String event) {
    return api.get("/api/v1/events/" + event + "/queue/position");
  }

  public Answer leave(String event) {
    return api.delete("/api/v1/events/" + event + "/queue");
  }

  /** Polls until the fan is admitted; answers the admission token. */
  public String awaitAdmission(String event) {
    return awaitStatus(event, "ADMITTED").text("admission_token");
  }

  public Answer awaitStatus(String event, String status) {
    return await()
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> position(event), answer -> status.equals(answer.text("status")));
  }

  public Answer claim(String event, String admission) {
    return claim(event, admission, Map.of());
  }

  public Answer claim(String event, String admission, Map<String, ?> selection) {
    var body = new HashMap<String, Object>(selection);
    body.put("admission_token", admission);
    return api.post("/api/v1/events/" + event + "/claims", body);
  }

  /** Joins, waits to be admitted, and claims one ticket; answers the claim's id. */
  public String buy(String event) {
    join(event).expect(201);
    return claim(event, awaitAdmission(event)).expect(201).text("claim_id");
  }

  /** Joins, waits to be admitted, and claims what is selected; answers the claim. */
  public Answer take(String event, Map<String, ?> selection) {
    join(event).expect(201);
    return claim(event, awaitAdmission(event), selection).expect(201);
  }

  /** Pays a claim in the sandbox, and waits until it is confirmed; answers the payment's id. */
  public String pay(String claim) {
    var payment = startPayment(claim).expect(201);
    decide(payment.text("reference"), "success").expect(200);
    awaitClaim(claim, "CONFIRMED");
    return payment.text("payment_id");
  }

  /** Waits until the refund of a payment has come so far. */
  public Answer awaitRefund(String payment, String status) {
    return await()
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> api.get("/api/v1/payments/" + payment),
            answer -> status.equals(answer.json().path("refund").path("status").asText()));
  }

  public Answer tickets(String claim) {
    return api.get("/api/v1/claims/" + claim + "/tickets");
  }

  public Answer show(String claim) {
    return api.get("/api/v1/claims/" + claim);
  }

  public Answer release(String claim) {
    return api.delete("/api/v1/claims/" + claim);
  }

  public Answer startPayment(String claim) {
    return api.post("/api/v1/claims/" + claim + "/payments");
  }

  public List<String> paymentStatuses(String claim) {
    return api.get("/api/v1/claims/" + claim + "/payments")
        .expect(200)
        .json()
        .path("data")
        .findValuesAsText("status");
  }

  public Answer awaitClaim(String claim, String status) {
    return await()
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> show(claim), answer -> status.equals(answer.text("status")));
  }

  public Answer awaitPayment(String payment, String status) {
    return await()
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> api.get("/api/v1/payments/" + payment),
            answer -> status.equals(answer.text("status")));
  }

  /** Decides on the sandbox's page how a payment ends. */
  public Answer decide(String reference, String outcome) {
    return api.as(null).post("/sandbox/checkout/" + reference, Map.of("outcome", outcome));
  }

  public FanSocket socket(String event) {
    return FanSocket.open(api.base(), event, api.token() == null ? "" : api.token());
  }
}
