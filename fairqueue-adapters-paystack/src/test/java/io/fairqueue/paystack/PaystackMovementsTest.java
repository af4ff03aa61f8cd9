package io.fairqueue.paystack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.RefundId;
import io.fairqueue.domain.RefundNews;
import io.fairqueue.port.Capture;
import io.fairqueue.port.Movement;
import io.fairqueue.port.PaymentGateway.Movements;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against lists as Paystack's public documentation shows them. */
class PaystackMovementsTest {

  private static final Instant SINCE = Instant.parse("2026-05-02T10:00:00Z");
  private static final Currency NAIRA = Currency.getInstance("NGN");

  @RegisterExtension
  static final WireMockExtension PAYSTACK = WireMockExtension.newInstance().build();

  private final PaystackGateway gateway =
      new PaystackGateway(
          new PaystackConfig(
              URI.create(PAYSTACK.baseUrl()),
              "sk_test_9f3c2b",
              Duration.ofSeconds(10),
              Duration.ofSeconds(10),
              2,
              Duration.ofMillis(1),
              null));

  @BeforeEach
  void nothingMoved() {
    PAYSTACK.stubFor(get(urlPathEqualTo("/transaction")).atPriority(9).willReturn(list("", 1)));
    PAYSTACK.stubFor(get(urlPathEqualTo("/refund")).atPriority(9).willReturn(list("", 1)));
  }

  @AfterEach
  void end() {
    gateway.close();
  }

  @Test
  void whatWasPaidIsReadPageByPage() {
    transactions(1, list(transaction(1, "fq_a", "2026-05-02T10:30:00.000Z"), 2));
    transactions(2, list(transaction(2, "fq_b", "2026-05-02T10:20:00.000Z"), 2));

    assertThat(all())
        .containsExactly(
            taken(1, "fq_a", Instant.parse("2026-05-02T10:30:00Z")),
            taken(2, "fq_b", Instant.parse("2026-05-02T10:20:00Z")));
  }

  @Test
  void aListThatSaysNothingOfItsPagesIsReadUntilOneIsEmpty() {
    transactions(1, bare(transaction(1, "fq_a", "2026-05-02T10:30:00.000Z")));
    transactions(2, bare(transaction(2, "fq_b", "2026-05-02T10:20:00.000Z")));
    transactions(3, bare(""));

    assertThat(all()).hasSize(2);
  }

  @Test
  void whatWasOpenedTheDayBeforeIsReadAndWhatWasPaidBeforeIsLeftOut() {
    transactions(
        1,
        list(
            transaction(1, "fq_late", "2026-05-02T10:00:00.000Z")
                + ","
                + transaction(2, "fq_before", "2026-05-02T09:59:59.999Z"),
            1));

    assertThat(all()).containsExactly(taken(1, "fq_late", SINCE));
    PAYSTACK.verify(
        getRequestedFor(urlPathEqualTo("/transaction"))
            .withQueryParam("status", equalTo("success"))
            .withQueryParam("from", equalTo("2026-05-01T10:00:00Z")));
    PAYSTACK.verify(
        getRequestedFor(urlPathEqualTo("/refund"))
            .withQueryParam("from", equalTo("2026-05-02T10:00:00Z")));
  }

  @ParameterizedTest
  @CsvSource({
    "processed, PAID, refunded at the gateway",
    "pending, ACCEPTED, refunded at the gateway",
    "processing, ACCEPTED, refunded at the gateway",
    "failed, FAILED, the refund failed",
    "needs-attention, FAILED, the refund needs attention at the gateway"
  })
  void aRefundBearsTheReferenceOfItsTransaction(
      String status, RefundNews.State state, String reason) {
    PAYSTACK.stubFor(get(urlPathEqualTo("/refund")).willReturn(list(refund(status, "1641"), 1)));
    PAYSTACK.stubFor(
        get(urlEqualTo("/transaction/1641"))
            .willReturn(
                json(
                    """
                    {"status": true, "message": "Transaction retrieved",
                     "data": {"id": 1641, "status": "reversed", "reference": "fq_back"}}
                    """)));

    assertThat(all())
        .containsExactly(
            new Movement.SentBack(
                "fq_back",
                new RefundNews(state, new Money(500, NAIRA), "2", reason),
                Instant.parse("2026-05-02T10:54:47Z")));
  }

  @Test
  void aRefundThatWeAskedForBearsOurName() {
    RefundId ours = new RefundId(UUID.randomUUID());
    String named =
        refund("processed", "{\"reference\": \"fq_back\"}").replace("xxx", "refund " + ours);
    String foreign =
        refund("processed", "{\"reference\": \"fq_back\"}").replace("xxx", "refund of a friend");
    PAYSTACK.stubFor(get(urlPathEqualTo("/refund")).willReturn(list(named + "," + foreign, 1)));

    assertThat(all())
        .extracting(movement -> ((Movement.SentBack) movement).news().ours())
        .containsExactly(ours, null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\": 1641, \"reference\": \"fq_back\"} | ",
        "1641 | fq_back",
      })
  void aRefundThatTellsTheReferenceItselfIsBelieved(String transaction, String reference) {
    String told = reference == null ? "null" : "\"" + reference + "\"";
    PAYSTACK.stubFor(
        get(urlPathEqualTo("/refund"))
            .willReturn(
                list(
                    refund("processed", transaction)
                        .replace("\"id\": 2", "\"id\": 2, \"transaction_reference\": " + told),
                    1)));

    assertThat(all())
        .singleElement()
        .isInstanceOfSatisfying(
            Movement.SentBack.class, back -> assertThat(back.reference()).isEqualTo("fq_back"));
  }

  @Test
  void aLineThatCanNotBeReadIsToldAsSuch() {
    transactions(
        1,
        list(
            """
            {"id": 7, "status": "success", "amount": 500, "currency": "NGN",
             "paid_at": "2026-05-02T10:30:00.000Z"}
            """,
            1));
    PAYSTACK.stubFor(
        get(urlPathEqualTo("/refund")).willReturn(list(refund("processed", "404"), 1)));
    PAYSTACK.stubFor(
        get(urlEqualTo("/transaction/404"))
            .willReturn(
                json("{\"status\": false, \"message\": \"Transaction not found\"}")
                    .withStatus(404)));

    assertThat(all())
        .containsExactly(
            new Movement.Unreadable(
                "transaction 7: reference is missing", Instant.parse("2026-05-02T10:30:00Z")),
            new Movement.Unreadable(
                "refund 2: Transaction not found", Instant.parse("2026-05-02T10:54:47Z")));
  }

  @Test
  void whoDoesNotAnswerHasNoPage() {
    PAYSTACK.stubFor(get(urlPathEqualTo("/transaction")).willReturn(aResponse().withStatus(503)));

    assertThat(gateway.movements(SINCE, null)).isEqualTo(new Movements.NoAnswer("status 503"));
    PAYSTACK.verify(2, getRequestedFor(urlPathEqualTo("/transaction")));
  }

  @Test
  void aRefusedKeyIsNoEmptyList() {
    PAYSTACK.stubFor(
        get(urlPathEqualTo("/transaction"))
            .willReturn(json("{\"status\": false, \"message\": \"Invalid key\"}").withStatus(401)));

    assertThat(gateway.movements(SINCE, null)).isEqualTo(new Movements.NoAnswer("Invalid key"));
  }

  @Test
  void aRefundThatNobodyTellsTheTransactionOfIsAskedForAgain() {
    PAYSTACK.stubFor(
        get(urlPathEqualTo("/refund")).willReturn(list(refund("processed", "1641"), 1)));
    PAYSTACK.stubFor(get(urlEqualTo("/transaction/1641")).willReturn(aResponse().withStatus(500)));

    assertThat(gateway.movements(SINCE, "REFUNDS:1"))
        .isEqualTo(new Movements.NoAnswer("nobody says whose refund 2 is"));
  }

  @Test
  void aListWithoutAnEndHasOne() {
    assertThat(gateway.movements(SINCE, "TRANSACTIONS:10001"))
        .isEqualTo(new Movements.NoAnswer("the list has no end"));
    assertThatIllegalArgumentException().isThrownBy(() -> gateway.movements(SINCE, "elsewhere"));
  }

  private List<Movement> all() {
    List<Movement> all = new ArrayList<>();
    String cursor = null;
    do {
      var page = (Movements.Page) gateway.movements(SINCE, cursor);
      all.addAll(page.movements());
      cursor = page.next();
    } while (cursor != null);
    return all;
  }

  private static Movement taken(int id, String reference, Instant at) {
    return new Movement.Taken(
        reference,
        Capture.of(new Money(20_000, NAIRA), Integer.toString(id)),
        at,
        "hello@email.com");
  }

  private static void transactions(int page, ResponseDefinitionBuilder answer) {
    PAYSTACK.stubFor(
        get(urlPathEqualTo("/transaction"))
            .withQueryParam("page", equalTo(Integer.toString(page)))
            .willReturn(answer));
  }

  private static String transaction(int id, String reference, String paidAt) {
    return """
        {"id": %d, "domain": "live", "status": "success", "reference": "%s", "amount": 20000,
         "gateway_response": "Successful", "paid_at": "%s", "created_at": "2026-05-02T08:00:00.000Z",
         "channel": "card", "currency": "NGN",
         "customer": {"id": 84312, "email": "hello@email.com", "customer_code": "CUS_hdhye17yj8qd2tx"}}
        """
        .formatted(id, reference, paidAt);
  }

  private static String refund(String status, String transaction) {
    return """
        {"integration": 412829, "transaction": %s, "dispute": null, "settlement": null, "id": 2,
         "domain": "live", "currency": "NGN", "amount": 500, "status": "%s",
         "refunded_at": "2026-05-02T10:54:47.000Z", "refunded_by": "shop@email.com",
         "customer_note": "xxx", "merchant_note": "xxx", "deducted_amount": 500,
         "fully_deducted": 1, "createdAt": "2026-05-02T10:54:40.000Z"}
        """
        .formatted(transaction, status);
  }

  private static ResponseDefinitionBuilder list(String lines, int pages) {
    return json(
        """
        {"status": true, "message": "Retrieved", "data": [%s],
         "meta": {"total": 2, "skipped": 0, "perPage": 100, "page": 1, "pageCount": %d}}
        """
            .formatted(lines, pages));
  }

  /** A list without a word about its pages. */
  private static ResponseDefinitionBuilder bare(String lines) {
    return json("{\"status\": true, \"data\": [%s]}".formatted(lines));
  }

  private static ResponseDefinitionBuilder json(String body) {
    return aResponse().withHeader("Content-Type", "application/json").withBody(body);
  }
}
