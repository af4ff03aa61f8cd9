package io.fairqueue.tck.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.port.PaymentGateway;
import io.fairqueue.port.WebhookInbox;
import io.fairqueue.tck.fixture.ScriptedGateway;
import io.fairqueue.tck.fixture.Till;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One that throws stands in nobody's way, is told each time, and has a visible end. */
@Tag("G17")
class GivenUpTest {

  private final BoxOffice office = new BoxOffice();
  private final List<RuntimeException> failures = new CopyOnWriteArrayList<>();
  private String poison = "nothing";

  private final FairQueue fairQueue =
      FairQueue.builder()
          .stores(office.stores)
          .gateway(breaking((method, text) -> text.contains(poison)))
          .time(office.time)
          .onFailure((task, failure) -> failures.add(failure))
          .build();

  @Test
  void aWebhookThatNeverWorksIsGivenUpAndMayBeTriedAgain() {
    Event.Active event = office.onSale(2);
    Claim bad = office.held(event.id());
    Claim good = office.held(event.id());
    String badReference = paid(bad);
    String goodReference = paid(good);
    poison = badReference;

    fairQueue.ticks().webhooks();

    assertThat(office.claim(good.id())).isInstanceOf(Claim.Confirmed.class);
    assertThat(failures).hasSize(1);
    for (int i = 0; i < 30; i++) {
      office.time.advance(Duration.ofMinutes(11));
      fairQueue.ticks().webhooks();
    }
    assertThat(office.claim(bad.id())).isInstanceOf(Claim.Claimed.class);
    assertThat(failures)
        .hasSize(25)
        .allMatch(each -> String.valueOf(each.getMessage()).contains("broken"));
    var given = office.stores.webhooks().withOutcome(List.of(WebhookInbox.GIVEN_UP), 10);
    assertThat(given).singleElement().matches(each -> each.error() != null);
    assertThat(given.getFirst().error()).contains("broken");

    poison = "nothing";
    office.stores.webhooks().retry(given.getFirst().id(), office.time.instant());
    fairQueue.ticks().webhooks();
    assertThat(office.claim(bad.id())).isInstanceOf(Claim.Confirmed.class);
    assertThat(goodReference).isNotEqualTo(badReference);
  }

  @Test
  void aPaymentThatCanNotBeAskedAboutStopsNoOther() {
    Event.Active event = office.onSale(2);
    Claim bad = office.held(event.id());
    Claim good = office.held(event.id());
    poison = office.opened(bad);
    office.gateway.pay(office.opened(good));
    office.time.advance(Duration.ofSeconds(61));

    fairQueue.ticks().payments();

    assertThat(office.claim(good.id())).isInstanceOf(Claim.Confirmed.class);
    assertThat(failures).hasSize(1);
    assertThat(office.stores.payments().ofClaim(bad.id()).getFirst())
        .isInstanceOf(Payment.Pending.class);
  }

  @Test
  void aRefundThatThrowsStopsNoOtherAndEndsAsFailed() {
    Event.Active event = office.onSale(2);
    Claim.Confirmed bad = office.sold(event.id());
    Claim.Confirmed good = office.sold(event.id());
    Payment payment = office.stores.payments().ofClaim(bad.id()).getFirst();
    poison = payment.facts().reference();
    for (Claim sold : List.of(bad, good)) {
      fairQueue.claims().refund(BoxOffice.owner(event), sold.id(), "ill");
    }

    fairQueue.ticks().refunds();

    assertThat(office.claim(good.id())).isInstanceOf(Claim.Refunded.class);
    assertThat(failures).hasSize(1);
    for (int i = 0; i < 90; i++) {
      office.time.advance(Duration.ofHours(1));
      fairQueue.ticks().refunds();
    }
    assertThat(Till.refundOf(office.stores.payments(), payment.id()).orElseThrow().status())
        .isEqualTo(RefundStatus.FAILED);
    assertThat(office.stores.payments().remarkable(10))
        .extracting(view -> view.payment().id())
        .containsExactly(payment.id());

    poison = "nothing";
    fairQueue.payments().retryRefund(BoxOffice.owner(event), payment.id());
    fairQueue.ticks().refunds();
    assertThat(office.claim(bad.id())).isInstanceOf(Claim.Refunded.class);
  }

  /** The fan has paid, and the webhook that tells it is kept. */
  private String paid(Claim claim) {
    String reference = office.opened(claim);
    office.gateway.pay(reference);
    byte[] body = office.gateway.webhook(reference).orElseThrow();
    fairQueue.payments().receive(body, ScriptedGateway.signature(body));
    return reference;
  }

  /** The office's gateway, but for calls about what is broken. */
  private PaymentGateway breaking(BiPredicate<String, String> isBroken) {
    return (PaymentGateway)
        Proxy.newProxyInstance(
            PaymentGateway.class.getClassLoader(),
            new Class<?>[] {PaymentGateway.class},
            (self, method, arguments) -> {
              Object first = arguments == null ? "" : arguments[0];
              String text =
                  first instanceof byte[] body ? new String(body, UTF_8) : String.valueOf(first);
              if (isBroken.test(method.getName(), text)) {
                throw new IllegalStateException("broken");
              }
              try {
                return method.invoke(office.gateway, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
