package io.fairqueue.http.driver;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.fairqueue.paystack.PaystackSignature;
import java.nio.charset.StandardCharsets;
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

  private static ResponseDefinitionBuilder json(String body) {
    return aResponse().withHeader("Content-Type", "application/json").withBody(body);
  }
}
