package io.fairqueue.paystack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.PaymentMethod;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundId;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.RefundTrail;
import io.fairqueue.domain.UnitId;
import io.fairqueue.port.Capture;
import io.fairqueue.port.PaymentGateway.Opening;
import io.fairqueue.port.PaymentGateway.RefundAnswer;
import io.fairqueue.port.PaymentGateway.Verification;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against bodies as Paystack's public documentation shows them. */
class PaystackGatewayTest {

  private static final String SECRET = "sk_test_9f3c2b";
  private static final String REFERENCE = "fq-7b1e";
  private static final String INITIALIZE = "/transaction/initialize";
  private static final String VERIFY = "/transaction/verify/" + REFERENCE;
  private static final String REFUND = "/refund";
  private static final Money PRICE = new Money(20_000, Currency.getInstance("NGN"));
  private static final EmailAddress FAN = new EmailAddress("hello@email.com");
  private static final Refund REFUND_OF_ALL =
      new Refund(
          new RefundId(UUID.randomUUID()),
          new PaymentId(UUID.randomUUID()),
          REFERENCE,
          PRICE,
          "a favour",
          RefundStatus.PENDING,
          1,
          Instant.EPOCH);

  private static final Refund PART =
      new Refund(
          new RefundId(UUID.randomUUID()),
          new PaymentId(UUID.randomUUID()),
          REFERENCE,
          new Money(7_500, Currency.getInstance("NGN")),
          List.of(new UnitId(UUID.randomUUID())),
          "a favour",
          RefundStatus.PENDING,
          1,
          Instant.EPOCH,
          RefundTrail.NEW);

  @RegisterExtension
  static final WireMockExtension PAYSTACK = WireMockExtension.newInstance().build();

  private PaystackGateway gateway = gateway(null);

  @BeforeEach
  void unknownUntilInitialized() {
    PAYSTACK.stubFor(get(urlEqualTo(VERIFY)).atPriority(9).willReturn(notFound()));
  }

  @AfterEach
  void end() {
    gateway.close();
  }

  @Test
  void initializingAnswersTheirReferenceAndWhereToPay() {
    PAYSTACK.stubFor(post(urlEqualTo(INITIALIZE)).willReturn(opened()));

    assertThat(initialize())
        .isEqualTo(
            new Opening.Opened(
                "their-own-reference", "https://checkout.paystack.com/0peioxfhpn", null));
    PAYSTACK.verify(
        postRequestedFor(urlEqualTo(INITIALIZE))
            .withHeader("Authorization", equalTo("Bearer " + SECRET))
            .withHeader("Content-Type", equalTo("application/json"))
            .withRequestBody(
                equalToJson(
                    """
                    {
                      "email": "hello@email.com",
                      "amount": 20000,
                      "currency": "NGN",
                      "reference": "fq-7b1e"
                    }
                    """)));
  }

  @Test
  @Tag("N7")
  void theReferenceIsTheOneThatTheyAnswer() {
    PAYSTACK.stubFor(post(urlEqualTo(INITIALIZE)).willReturn(opened()));

    assertThat(((Opening.Opened) initialize()).reference()).isEqualTo("their-own-reference");
  }

  @ParameterizedTest
  @CsvSource({"CARD, card", "BANK_TRANSFER, bank_transfer", "E_WALLET, mobile_money"})
  @Tag("G11")
  void aMethodBecomesTheirChannel(PaymentMethod method, String channel) {
    PAYSTACK.stubFor(post(urlEqualTo(INITIALIZE)).willReturn(opened()));

    gateway.initialize(REFERENCE, PRICE, FAN, method, null);

    PAYSTACK.verify(
        postRequestedFor(urlEqualTo(INITIALIZE))
            .withRequestBody(equalToJson("{\"channels\": [\"" + channel + "\"]}", true, true)));
  }

  @Test
  void theCallbackGoesAlong() {
    PAYSTACK.stubFor(post(urlEqualTo(INITIALIZE)).willReturn(opened()));
    gateway.close();
    gateway = gateway(URI.create("https://tickets.example/paid"));

    initialize();

    PAYSTACK.verify(
        postRequestedFor(urlEqualTo(INITIALIZE))
            .withRequestBody(
                equalToJson("{\"callback_url\": \"https://tickets.example/paid\"}", true, true)));
  }

  @Test
  void aReturnUrlOfOnePaymentComesBeforeTheUsualOne() {
    PAYSTACK.stubFor(post(urlEqualTo(INITIALIZE)).willReturn(opened()));
    gateway.close();
    gateway = gateway(URI.create("https://tickets.example/paid"));

    gateway.initialize(REFERENCE, PRICE, FAN, null, "https://shop.example/thanks");

    PAYSTACK.verify(
        postRequestedFor(urlEqualTo(INITIALIZE))
            .withRequestBody(
                equalToJson("{\"callback_url\": \"https://shop.example/thanks\"}", true, true)));
  }

  @Test
  @Tag("G15")
  void currenciesWithoutAMinorUnitAreCountedInHundredthsAllTheSame() {
    PAYSTACK.stubFor(post(urlEqualTo(INITIALIZE)).willReturn(opened()));
    PAYSTACK.stubFor(get(urlEqualTo(VERIFY)).willReturn(transaction("success", "500000", "XOF")));
    Money francs = new Money(5_000, Currency.getInstance("XOF"));

    gateway.initialize(REFERENCE, francs, FAN, null, null);

    PAYSTACK.verify(
        postRequestedFor(urlEqualTo(INITIALIZE))
            .withRequestBody(
                equalToJson("{\"amount\": 500000, \"currency\": \"XOF\"}", true, true)));
    assertThat(gateway.verify(REFERENCE))
        .isEqualTo(new Verification.Paid(Capture.of(francs, "2009945086")));
  }

  @Test
  @Tag("G3")
  void twoServerErrorsThenAnAnswerIsAnAnswer() {
    answersInTurn(INITIALIZE, aResponse().withStatus(502), aResponse().withStatus(500), opened());

    assertThat(initialize()).isInstanceOf(Opening.Opened.class);
    PAYSTACK.verify(3, postRequestedFor(urlEqualTo(INITIALIZE)));
  }

  @Test
  @Tag("G3")
  @Tag("N30")
  void afterEveryUnclearTryItLooksBeforeItAsksAgain() {
    answersInTurn(INITIALIZE, aResponse().withFault(Fault.EMPTY_RESPONSE), opened());

    assertThat(initialize()).isInstanceOf(Opening.Opened.class);
    PAYSTACK.verify(1, getRequestedFor(urlEqualTo(VERIFY)));
    PAYSTACK.verify(2, postRequestedFor(urlEqualTo(INITIALIZE)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"abandoned", "ongoing", "failed", "success"})
  @Tag("N30")
  void aPaymentThatWasOpenedBehindABrokenAnswerIsNotInitializedAgain(String status) {
    PAYSTACK.stubFor(post(urlEqualTo(INITIALIZE)).willReturn(aResponse().withStatus(504)));
    PAYSTACK.stubFor(get(urlEqualTo(VERIFY)).willReturn(transaction(status, "20000", "NGN")));

    assertThat(initialize()).isInstanceOf(Opening.NoAnswer.class);
    PAYSTACK.verify(1, postRequestedFor(urlEqualTo(INITIALIZE)));
  }

  @Test
  @Tag("N30")
  void whenNobodyCanSayWhetherItWasOpenedItIsNotInitializedAgain() {
    PAYSTACK.stubFor(post(urlEqualTo(INITIALIZE)).willReturn(aResponse().withStatus(500)));
    PAYSTACK.stubFor(get(urlEqualTo(VERIFY)).willReturn(aResponse().withStatus(500)));

    assertThat(initialize()).isInstanceOf(Opening.NoAnswer.class);
    PAYSTACK.verify(1, postRequestedFor(urlEqualTo(INITIALIZE)));
  }

  @Test
  @Tag("N30")
  void aDuplicateReferenceAfterAnUnclearTryIsOurOwnPayment() {
    answersInTurn(INITIALIZE, aResponse().withStatus(500), duplicate());

    assertThat(initialize()).isInstanceOf(Opening.NoAnswer.class);
  }

  @Test
  @Tag("N30")
  void aDuplicateReferenceAtOnceIsARefusal() {
    PAYSTACK.stubFor(post(urlEqualTo(INITIALIZE)).willReturn(duplicate()));

    assertThat(initialize()).isEqualTo(new Opening.Refused("Duplicate Transaction Reference"));
  }

  @ParameterizedTest
  @CsvSource({
    "401, Invalid key",
    "403, Nope",
    "400, Invalid key",
    "400, Currency not supported by merchant",
    "403, Your business is not active",
    "400, No active channel"
  })
  @Tag("G3")
  @Tag("G16")
  void whatIsTheShopsFaultIsToldApart(int status, String message) {
    PAYSTACK.stubFor(
        post(urlEqualTo(INITIALIZE))
            .willReturn(json(status, "{\"status\": false, \"message\": \"" + message + "\"}")));

    assertThat(initialize()).isEqualTo(new Opening.Misconfigured(message));
    PAYSTACK.verify(1, postRequestedFor(urlEqualTo(INITIALIZE)));
  }

  @Test
  @Tag("G16")
  void theirCodeTellsTheShopsFaultWhateverTheWords() {
    PAYSTACK.stubFor(
        post(urlEqualTo(INITIALIZE))
            .willReturn(
                json(
                    400,
                    "{\"status\": false, \"message\": \"No\", \"code\": \"unsupported_currency\"}")));

    assertThat(initialize()).isEqualTo(new Opening.Misconfigured("No"));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 422})
  @Tag("G3")
  void aRefusalIsNotAskedAgain(int status) {
    PAYSTACK.stubFor(
        post(urlEqualTo(INITIALIZE))
            .willReturn(json(status, "{\"status\": false, \"message\": \"Invalid email\"}")));

    assertThat(initialize()).isEqualTo(new Opening.Refused("Invalid email"));
    PAYSTACK.verify(1, postRequestedFor(urlEqualTo(INITIALIZE)));
  }

  @Test
  @Tag("G3")
  void whoAskedTooOftenAsksLater() {
    answersInTurn(INITIALIZE, aResponse().withStatus(429), opened());

    assertThat(initialize()).isInstanceOf(Opening.Opened.class);
    PAYSTACK.verify(0, getRequestedFor(urlEqualTo(VERIFY)));
  }

  @Test
  @Tag("G3")
  void triesHaveAnEnd() {
    PAYSTACK.stubFor(post(urlEqualTo(INITIALIZE)).willReturn(aResponse().withStatus(503)));

    assertThat(initialize()).isEqualTo(new Opening.NoAnswer("status 503"));
    PAYSTACK.verify(3, postRequestedFor(urlEqualTo(INITIALIZE)));
  }

  @Test
  @Tag("I25")
  void aGatewayThatHangsIsNoAnswerInTime() {
    PAYSTACK.stubFor(post(urlEqualTo(INITIALIZE)).willReturn(opened().withFixedDelay(30_000)));
    PAYSTACK.stubFor(get(urlEqualTo(VERIFY)).willReturn(aResponse().withFixedDelay(30_000)));
    long start = System.nanoTime();

    assertThat(initialize()).isInstanceOf(Opening.NoAnswer.class);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  @Tag("I25")
  void anAnswerThatNeverEndsIsNoAnswerInTime() {
    PAYSTACK.stubFor(
        get(urlEqualTo(VERIFY))
            .willReturn(
                transaction("success", "20000", "NGN").withChunkedDribbleDelay(20, 30_000)));
    long start = System.nanoTime();

    assertThat(gateway.verify(REFERENCE)).isInstanceOf(Verification.NoAnswer.class);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void aGatewayThatIsNotThereIsNoAnswer() {
    try (PaystackGateway nowhere =
        new PaystackGateway(config(URI.create("http://localhost:1"), null))) {
      assertThat(nowhere.initialize(REFERENCE, PRICE, FAN, null, null))
          .isEqualTo(new Opening.NoAnswer("no connection"));
      assertThat(nowhere.verify(REFERENCE)).isEqualTo(new Verification.NoAnswer("no connection"));
      assertThat(nowhere.refund(REFUND_OF_ALL))
          .isEqualTo(new RefundAnswer.NoAnswer("no connection"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<html>", "[]", "{\"status\": true}", "{\"status\": true, \"data\": {}}"})
  void anUnreadableAnswerIsNoAnswer(String body) {
    PAYSTACK.stubFor(post(urlEqualTo(INITIALIZE)).willReturn(json(200, body)));
    PAYSTACK.stubFor(get(urlEqualTo(VERIFY)).willReturn(json(200, body)));

    assertThat(initialize()).isInstanceOf(Opening.NoAnswer.class);
    assertThat(gateway.verify(REFERENCE)).isInstanceOf(Verification.NoAnswer.class);
  }

  @Test
  @Tag("G9")
  void aPaymentThatSucceededIsPaid() {
    PAYSTACK.stubFor(get(urlEqualTo(VERIFY)).willReturn(transaction("success", "20000", "NGN")));

    assertThat(gateway.verify(REFERENCE))
        .isEqualTo(new Verification.Paid(Capture.of(PRICE, "2009945086")));
  }

  @Test
  @Tag("G6")
  @Tag("G16")
  void whereTheBuyerBearsTheFeeWhatWasAskedForCounts() {
    PAYSTACK.stubFor(
        get(urlEqualTo(VERIFY))
            .willReturn(transaction("success", "20400, \"requested_amount\": 20000", "NGN")));

    assertThat(gateway.verify(REFERENCE))
        .isEqualTo(
            new Verification.Paid(
                new Capture(PRICE, new Money(20_400, Currency.getInstance("NGN")), "2009945086")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"abandoned", "ongoing", "pending", "processing", "queued"})
  @Tag("G9")
  void aPaymentThatMayStillBePaidIsOpen(String status) {
    PAYSTACK.stubFor(get(urlEqualTo(VERIFY)).willReturn(transaction(status, "20000", "NGN")));

    assertThat(gateway.verify(REFERENCE)).isEqualTo(new Verification.Open());
  }

  @ParameterizedTest
  @ValueSource(strings = {"failed", "reversed"})
  @Tag("G9")
  void aPaymentThatFailedIsNotPaid(String status) {
    PAYSTACK.stubFor(get(urlEqualTo(VERIFY)).willReturn(transaction(status, "20000", "NGN")));

    assertThat(gateway.verify(REFERENCE)).isEqualTo(new Verification.NotPaid("Declined"));
  }

  @Test
  @Tag("G9")
  void aReferenceThatTheyNeverHeardOfIsUnknown() {
    assertThat(gateway.verify(REFERENCE)).isEqualTo(new Verification.Unknown());

    PAYSTACK.stubFor(
        get(urlEqualTo(VERIFY))
            .willReturn(
                json(400, "{\"status\":false,\"message\":\"Transaction reference not found\"}")));
    assertThat(gateway.verify(REFERENCE)).isEqualTo(new Verification.Unknown());
  }

  @Test
  void aRefusedKeySaysNothingAboutAPayment() {
    PAYSTACK.stubFor(
        get(urlEqualTo(VERIFY))
            .willReturn(json(401, "{\"status\": false, \"message\": \"Invalid key\"}")));

    assertThat(gateway.verify(REFERENCE)).isEqualTo(new Verification.NoAnswer("Invalid key"));
    PAYSTACK.verify(1, getRequestedFor(urlEqualTo(VERIFY)));
  }

  @Test
  @Tag("G3")
  void verifyingIsTriedAgain() {
    PAYSTACK.stubFor(
        get(urlEqualTo(VERIFY))
            .inScenario("verify")
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("awake")
            .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    PAYSTACK.stubFor(
        get(urlEqualTo(VERIFY))
            .inScenario("verify")
            .whenScenarioStateIs("awake")
            .willReturn(transaction("success", "20000", "NGN")));

    assertThat(gateway.verify(REFERENCE)).isInstanceOf(Verification.Paid.class);
  }

  @Test
  void aReferenceCannotLeaveItsPlaceInTheAddress() {
    PAYSTACK.stubFor(
        get(urlEqualTo("/transaction/verify/a%2F..%2F%3Fb%20c"))
            .willReturn(transaction("success", "20000", "NGN")));

    assertThat(gateway.verify("a/../?b c")).isInstanceOf(Verification.Paid.class);
  }

  @Test
  @Tag("G14")
  void aRefundThatTheyProcessedIsRefunded() {
    PAYSTACK.stubFor(post(urlEqualTo(REFUND)).willReturn(refund("processed")));

    assertThat(refund()).isEqualTo(new RefundAnswer.Refunded());
    PAYSTACK.verify(
        postRequestedFor(urlEqualTo(REFUND))
            .withHeader("Idempotency-Key", equalTo(REFUND_OF_ALL.id().toString()))
            .withRequestBody(
                equalToJson(
                    """
                    {"transaction": "fq-7b1e", "amount": 20000, "currency": "NGN"}
                    """,
                    true,
                    true)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pending", "processing", "something-new"})
  @Tag("G16")
  void aRefundThatTheyQueuedIsNotDone(String status) {
    PAYSTACK.stubFor(post(urlEqualTo(REFUND)).willReturn(refund(status)));

    assertThat(refund()).isEqualTo(new RefundAnswer.Accepted("747680"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"failed", "needs-attention"})
  @Tag("G16")
  void aRefundThatFailsOrNeedsAttentionIsRefused(String status) {
    PAYSTACK.stubFor(post(urlEqualTo(REFUND)).willReturn(refund(status)));

    assertThat(refund()).isInstanceOf(RefundAnswer.Refused.class);
  }

  @Test
  @Tag("G16")
  void theRefundOfASecondCaptureNamesThatCapture() {
    PAYSTACK.stubFor(post(urlEqualTo(REFUND)).willReturn(refund("processed")));

    gateway.refund(with(REFUND_OF_ALL, 1, RefundTrail.ofCapture("4712")));

    PAYSTACK.verify(
        postRequestedFor(urlEqualTo(REFUND))
            .withRequestBody(equalToJson("{\"transaction\": \"4712\"}", true, true)));
  }

  @ParameterizedTest
  @CsvSource({
    "processed, Refunded",
    "processing, Accepted",
    "pending, Accepted",
    "needs-attention, Refused",
    "failed, Refused"
  })
  @Tag("G16")
  void whatBecameOfARefundIsAskedByTheirId(String status, String answer) {
    PAYSTACK.stubFor(get(urlEqualTo("/refund/747680")).willReturn(refund(status)));

    assertThat(gateway.refundState(with(REFUND_OF_ALL, 1, RefundTrail.NEW.accept("747680"))))
        .extracting(told -> told.getClass().getSimpleName())
        .isEqualTo(answer);
  }

  @Test
  @Tag("G14")
  @Tag("G16")
  void whatWasAskedForBeforeIsLookedForAndNotAskedForTwice() {
    stubRefunds(listed("processing", "refund " + REFUND_OF_ALL.id()));

    assertThat(gateway.refund(with(REFUND_OF_ALL, 2, RefundTrail.NEW)))
        .isEqualTo(new RefundAnswer.Accepted("31"));
    PAYSTACK.verify(0, postRequestedFor(urlEqualTo(REFUND)));
  }

  @Test
  @Tag("G14")
  @Tag("G16")
  void afterALostAnswerItLooksBeforeItAsksAgain() {
    stubRefunds(listed("pending", "refund " + REFUND_OF_ALL.id()));
    PAYSTACK.stubFor(
        post(urlEqualTo(REFUND)).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));

    assertThat(refund()).isEqualTo(new RefundAnswer.Accepted("31"));
    PAYSTACK.verify(1, postRequestedFor(urlEqualTo(REFUND)));
  }

  @Test
  @Tag("G18")
  void aPartIsAskedForByItsAmount() {
    PAYSTACK.stubFor(post(urlEqualTo(REFUND)).willReturn(refund("processed")));

    assertThat(gateway.refund(PART)).isEqualTo(new RefundAnswer.Refunded());
    PAYSTACK.verify(
        postRequestedFor(urlEqualTo(REFUND))
            .withRequestBody(
                equalToJson(
                    """
                    {"transaction": "fq-7b1e", "amount": 7500, "currency": "NGN"}
                    """,
                    true,
                    true)));
  }

  @Test
  @Tag("G18")
  void aRefusedPartIsNotBackBecauseAnotherPartIs() {
    PAYSTACK.stubFor(
        post(urlEqualTo(REFUND))
            .willReturn(json(400, "{\"status\": false, \"message\": \"Too little is left\"}")));
    PAYSTACK.stubFor(get(urlEqualTo(VERIFY)).willReturn(transaction("success", "20000", "NGN")));
    for (String other :
        List.of(
            listed("processed", "refund " + UUID.randomUUID()),
            listed("processed", "made by somebody").replace("20000", "7499"))) {
      stubRefunds(other);

      assertThat(gateway.refund(PART)).isEqualTo(new RefundAnswer.Refused("Too little is left"));
    }
  }

  @Test
  @Tag("G16")
  void aRefusalBecauseOfARefundThatIsStillUnderWayIsNotDone() {
    stubRefunds(listed("pending", "made by somebody"));
    PAYSTACK.stubFor(
        post(urlEqualTo(REFUND))
            .willReturn(
                json(
                    400,
                    "{\"status\": false, \"message\": \"Transaction has been fully reversed\"}")));

    assertThat(refund()).isEqualTo(new RefundAnswer.Accepted("31"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transaction has been fully reversed",
        "Transaction has already been refunded",
        "This transaction was fully refunded"
      })
  @Tag("G14")
  void aRefundThatWasMadeBeforeIsRefunded(String message) {
    PAYSTACK.stubFor(
        post(urlEqualTo(REFUND))
            .willReturn(json(400, "{\"status\": false, \"message\": \"" + message + "\"}")));

    assertThat(refund()).isEqualTo(new RefundAnswer.Refunded());
  }

  @Test
  @Tag("G14")
  void aRefusalOfAReversedTransactionIsRefundedWhateverItsWords() {
    PAYSTACK.stubFor(
        post(urlEqualTo(REFUND))
            .willReturn(json(400, "{\"status\": false, \"message\": \"No can do\"}")));
    PAYSTACK.stubFor(get(urlEqualTo(VERIFY)).willReturn(transaction("reversed", "20000", "NGN")));

    assertThat(refund()).isEqualTo(new RefundAnswer.Refunded());
  }

  @Test
  @Tag("G14")
  void aRefundThatTheyRefuseIsRefused() {
    PAYSTACK.stubFor(
        post(urlEqualTo(REFUND))
            .willReturn(
                json(400, "{\"status\": false, \"message\": \"Your balance is not enough\"}")));
    PAYSTACK.stubFor(get(urlEqualTo(VERIFY)).willReturn(transaction("success", "20000", "NGN")));

    assertThat(refund()).isEqualTo(new RefundAnswer.Refused("Your balance is not enough"));
    PAYSTACK.verify(1, postRequestedFor(urlEqualTo(REFUND)));
  }

  @Test
  @Tag("G14")
  void aRefundWhoseAnswerWasLostIsAskedForAgain() {
    answersInTurn(
        REFUND,
        aResponse().withFault(Fault.EMPTY_RESPONSE),
        json(400, "{\"status\": false, \"message\": \"Transaction has been fully reversed\"}"));

    assertThat(refund()).isEqualTo(new RefundAnswer.Refunded());
  }

  @Test
  @Tag("G14")
  void aRefundWithoutAnAnswerIsNotRefunded() {
    PAYSTACK.stubFor(post(urlEqualTo(REFUND)).willReturn(aResponse().withStatus(500)));

    assertThat(refund()).isEqualTo(new RefundAnswer.NoAnswer("status 500"));
    PAYSTACK.verify(3, postRequestedFor(urlEqualTo(REFUND)));
  }

  private static Refund with(Refund refund, int tries, RefundTrail trail) {
    return new Refund(
        refund.id(),
        refund.paymentId(),
        refund.reference(),
        refund.amount(),
        refund.units(),
        refund.reason(),
        refund.status(),
        tries,
        refund.dueAt(),
        trail);
  }

  private static void stubRefunds(String refund) {
    PAYSTACK.stubFor(
        get(urlEqualTo("/refund?perPage=50&transaction=" + REFERENCE))
            .willReturn(json(200, "{\"status\": true, \"data\": [" + refund + "]}")));
  }

  private static String listed(String status, String note) {
    return """
        {"id": 31, "transaction": 1004723697, "amount": 20000, "currency": "NGN",
         "status": "%s", "merchant_note": "%s"}"""
        .formatted(status, note);
  }

  private Opening initialize() {
    return gateway.initialize(REFERENCE, PRICE, FAN, null, null);
  }

  private RefundAnswer refund() {
    return gateway.refund(REFUND_OF_ALL);
  }

  private static PaystackGateway gateway(@Nullable URI callback) {
    return new PaystackGateway(config(URI.create(PAYSTACK.baseUrl()), callback));
  }

  private static PaystackConfig config(URI baseUrl, @Nullable URI callback) {
    return new PaystackConfig(
        baseUrl,
        SECRET,
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        3,
        Duration.ofMillis(1),
        callback);
  }

  private static void answersInTurn(String path, ResponseDefinitionBuilder... answers) {
    for (int i = 0; i < answers.length; i++) {
      PAYSTACK.stubFor(
          post(urlEqualTo(path))
              .inScenario(path)
              .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "try " + i)
              .willSetStateTo("try " + (i + 1))
              .willReturn(answers[i]));
    }
  }

  private static ResponseDefinitionBuilder opened() {
    return json(
        200,
        """
        {
          "status": true,
          "message": "Authorization URL created",
          "data": {
            "authorization_url": "https://checkout.paystack.com/0peioxfhpn",
            "access_code": "0peioxfhpn",
            "reference": "their-own-reference"
          }
        }
        """);
  }

  private static ResponseDefinitionBuilder transaction(
      String status, String amount, String currency) {
    return json(
        200,
        """
        {
          "status": true,
          "message": "Verification successful",
          "data": {
            "id": 2009945086,
            "domain": "test",
            "status": "%s",
            "reference": "fq-7b1e",
            "amount": %s,
            "message": null,
            "gateway_response": "%s",
            "paid_at": "2022-08-09T14:21:32.000Z",
            "channel": "card",
            "currency": "%s",
            "fees": 100
          }
        }
        """
            .formatted(
                status, amount, status.equals("success") ? "Successful" : "Declined", currency));
  }

  private static ResponseDefinitionBuilder refund(String status) {
    return json(
        200,
        """
        {
          "status": true,
          "message": "Refund has been queued for processing",
          "data": {
            "transaction": {"id": 1004723697, "reference": "fq-7b1e", "amount": 20000},
            "id": 747680,
            "currency": "NGN",
            "amount": 20000,
            "status": "%s"
          }
        }
        """
            .formatted(status));
  }

  private static ResponseDefinitionBuilder duplicate() {
    return json(400, "{\"status\": false, \"message\": \"Duplicate Transaction Reference\"}");
  }

  private static ResponseDefinitionBuilder notFound() {
    return json(404, "{\"status\": false, \"message\": \"Transaction reference not found.\"}");
  }

  private static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }
}
