package io.fairqueue.http.driver;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.fairqueue.paystack.PaystackSignature;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Answers like Paystack, and signs like it. Payments stay open until a webhook says otherwise. */
public final class PaystackStub implements AutoCloseable {

  private static final String SECRET = "sk_test_0123456789abcdef";

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().globalTemplating(true));

  public PaystackStub() {
    server.start();
    server.stubFor(
        post(urlEqualTo("/transaction/initialize"))
            .willReturn(
                json(
                    """
                    {"status":true,"data":{
                      "reference":"{{jsonPath request.body '$.reference'}}",
                      "access_code":"code",
                      "authorization_url":"https://checkout.example/{{jsonPath request.body '$.reference'}}"}}
                    """)));
    server.stubFor(
        get(urlMatching("/transaction/verify/.*"))
            .willReturn(json("{\"status\":true,\"data\":{\"status\":\"abandoned\"}}")));
    server.stubFor(
        post(urlEqualTo("/refund"))
            .willReturn(json("{\"status\":true,\"data\":{\"status\":\"processed\"}}")));
  }

  /** What points a server here. */
  public Map<String, String> settings() {
    return Map.of(
        "FAIRQUEUE_PAYSTACK_SECRET_KEY", SECRET, "FAIRQUEUE_PAYSTACK_URL", server.baseUrl());
  }

  /** What it was told of the traces that its calls are a part of. */
  public List<String> traceparents() {
    return server.findAll(anyRequestedFor(anyUrl())).stream()
        .map(call -> String.valueOf(call.getHeader("traceparent")))
        .toList();
  }

  /** How often it was asked to open a payment. */
  public int initialized() {
    return server.findAll(postRequestedFor(urlEqualTo("/transaction/initialize"))).size();
  }

  /** Keeps the money of one payment until {@link #givesBack}. */
  public StubMapping keeps(String reference) {
    return server.stubFor(
        post(urlEqualTo("/refund"))
            .withRequestBody(matchingJsonPath("$.transaction", equalTo(reference)))
            .willReturn(json("{\"status\":false,\"message\":\"Account closed\"}").withStatus(400)));
  }

  public void givesBack(StubMapping kept) {
    server.removeStub(kept);
  }

  public int refunds() {
    return server.findAll(postRequestedFor(urlEqualTo("/refund"))).size();
  }

  /** How often it was asked to send this money back: by a reference, or by a capture's id. */
  public int refunds(String transaction) {
    return server
        .findAll(
            postRequestedFor(urlEqualTo("/refund"))
                .withRequestBody(matchingJsonPath("$.transaction", equalTo(transaction))))
        .size();
  }

  /** Takes the refund of one payment on, and leaves its end open, as the real one does. */
  public void queuesRefund(String reference) {
    server.stubFor(
        post(urlEqualTo("/refund"))
            .withRequestBody(matchingJsonPath("$.transaction", equalTo(reference)))
            .willReturn(json("{\"status\":true,\"data\":{\"id\":747680,\"status\":\"pending\"}}")));
  }

  /** Says of every refund that it took on that it stands like this. */
  public void refundsStand(String status) {
    server.stubFor(
        get(urlMatching("/refund/.*"))
            .willReturn(
                json("{\"status\":true,\"data\":{\"id\":747680,\"status\":\"" + status + "\"}}")));
  }

  /** Opens no payment of this fan: {@link #givesBack} ends it. */
  public StubMapping refusesToOpen(String email, int status, String message) {
    return server.stubFor(
        post(urlEqualTo("/transaction/initialize"))
            .withRequestBody(matchingJsonPath("$.email", equalTo(email)))
            .willReturn(
                json("{\"status\":false,\"message\":\"" + message + "\"}").withStatus(status)));
  }

  /** Opens this fan's payments, but its answers don't come. */
  public StubMapping hangsForOpenings(String email) {
    return server.stubFor(
        post(urlEqualTo("/transaction/initialize"))
            .withRequestBody(matchingJsonPath("$.email", equalTo(email)))
            .willReturn(json("{}").withFixedDelay(60_000)));
  }

  /** The references under which this fan's payments were asked for. */
  public List<String> opened(String email) {
    return server
        .findAll(
            postRequestedFor(urlEqualTo("/transaction/initialize"))
                .withRequestBody(matchingJsonPath("$.email", equalTo(email))))
        .stream()
        .map(request -> reference(request.getBodyAsString()))
        .toList();
  }

  /** Says that a payment is paid, whoever asks. */
  public void isPaid(String reference, long amount) {
    server.stubFor(
        get(urlEqualTo("/transaction/verify/" + reference))
            .willReturn(
                json(
                    "{\"status\":true,\"data\":{\"id\":4711,\"status\":\"success\","
                        + "\"amount\":%d,\"currency\":\"NGN\"}}".formatted(amount))));
  }

  /** Breaks whenever it is asked about a payment. */
  public void breaksAbout(String reference) {
    server.stubFor(
        get(urlEqualTo("/transaction/verify/" + reference))
            .willReturn(aResponse().withStatus(500)));
  }

  /** How often it was asked about a payment. */
  public int verified(String reference) {
    return server.findAll(getRequestedFor(urlEqualTo("/transaction/verify/" + reference))).size();
  }

  /** Paid by a buyer who bears the fee. */
  public static String successWithFee(String reference, long amount, String requested) {
    return """
        {"event":"charge.success","data":{"id":4711,"reference":"%s","amount":%d,
        "requested_amount":%s,"fees":125,"currency":"NGN","status":"success"}}"""
        .formatted(reference, amount, requested);
  }

  /** The same reference, captured as another transaction. */
  public static String secondSuccess(String reference, long amount) {
    return success(reference, amount).replace("4711", "4712");
  }

  /** News about a refund: {@code refund.processed}. */
  public static String refund(String event, String reference, long amount) {
    return """
        {"event":"%s","data":{"status":"x","transaction_reference":"%s",
        "refund_reference":null,"amount":"%d","currency":"NGN"}}"""
        .formatted(event, reference, amount);
  }

  public static String dispute(String event, String reference, long amount, String resolution) {
    return """
        {"event":"%s","data":{"id":358950,"refund_amount":%d,"currency":"NGN","status":"resolved",
        "resolution":%s,"transaction":{"id":4711,"reference":"%s","amount":%d}}}"""
        .formatted(event, amount, resolution, reference, amount);
  }

  public static String success(String reference, long amount) {
    return """
        {"event":"charge.success","data":{"id":4711,"reference":"%s","amount":%d,
        "currency":"NGN","status":"success","gateway_response":"Successful"}}"""
        .formatted(reference, amount);
  }

  public static String failure(String reference) {
    return """
        {"event":"charge.failed","data":{"id":4711,"reference":"%s","amount":5000,
        "currency":"NGN","status":"failed","gateway_response":"Declined"}}"""
        .formatted(reference);
  }

  public static String signature(String body) {
    return PaystackSignature.sign(body.getBytes(StandardCharsets.UTF_8), SECRET);
  }

  @Override
  public void close() {
    server.stop();
  }

  private static String reference(String body) {
    try {
      return new ObjectMapper().readTree(body).path("reference").asText();
    } catch (JsonProcessingException e) {
      throw new AssertionError(body, e);
    }
  }

  private static ResponseDefinitionBuilder json(String body) {
    return aResponse().withHeader("Content-Type", "application/json").withBody(body);
  }
}
