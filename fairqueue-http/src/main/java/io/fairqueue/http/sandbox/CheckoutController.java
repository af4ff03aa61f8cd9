package io.fairqueue.http.sandbox;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import io.fairqueue.port.Stores;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sandbox's checkout: for people as a page, for programs as JSON. */
@Hidden
@Controller(Paths.CHECKOUT)
@Requires(beans = SandboxLedger.class)
@ExecuteOn(TaskExecutors.BLOCKING)
final class CheckoutController {

  private final SandboxLedger ledger;
  private final WebhookSender webhooks;
  private final Stores stores;
  private final PageAnswers answers;
  private final InstantSource time;

  CheckoutController(
      SandboxLedger ledger,
      WebhookSender webhooks,
      Stores stores,
      PageAnswers answers,
      InstantSource time) {
    this.answers = answers;
    this.ledger = ledger;
    this.webhooks = webhooks;
    this.stores = stores;
    this.time = time;
  }

  @Get("/{reference}")
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<byte[]> show(String reference, HttpRequest<?> request) {
    return page(ledger.find(written(reference)).orElseThrow(CheckoutController::notFound), request);
  }

  @Post("/{reference}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<byte[]> submit(
      String reference, @Body("outcome") @Nullable String outcome, HttpRequest<?> request) {
    return page(settle(reference, outcome), request);
  }

  @Post("/{reference}")
  @Consumes(MediaType.APPLICATION_JSON)
  CheckoutAnswer decide(String reference, @Body CheckoutOutcome body) {
    var payment = settle(reference, body.outcome());
    return new CheckoutAnswer(payment.reference(), payment.status());
  }

  private SandboxPayment settle(String reference, @Nullable String outcome) {
    SandboxPayment.Status wanted = status(outcome);
    var payment =
        ledger
            .settle(written(reference), wanted, time.instant())
            .orElseThrow(CheckoutController::notFound);
    if (payment.status() != wanted) {
      throw new ProblemException(Refusal.PAYMENT_ENDED);
    }
    webhooks.send(payment);
    return payment;
  }

  /** A reference with a zero character is none: it can't even be looked for. */
  private static String written(String reference) {
    if (reference.indexOf('\0') >= 0) {
      throw notFound();
    }
    return reference;
  }

  private static SandboxPayment.Status status(@Nullable String outcome) {
    if ("success".equals(outcome)) {
      return SandboxPayment.Status.PAID;
    }
    if ("failed".equals(outcome)) {
      return SandboxPayment.Status.FAILED;
    }
    throw ProblemException.invalid("outcome", "must be success or failed");
  }

  private HttpResponse<byte[]> page(SandboxPayment payment, HttpRequest<?> request) {
    Visit visit = Visit.of(request);
    Optional<EventDetails> event =
        stores
            .payments()
            .findByReference(payment.reference())
            .flatMap(found -> stores.claims().find(found.facts().claimId()))
            .flatMap(claim -> stores.events().find(claim.facts().eventId()))
            .map(Event::details);
    Optional<String> back =
        request
            .getParameters()
            .getFirst(SandboxAddress.RETURN_URL)
            .flatMap(url -> event.flatMap(each -> each.storefront().returnTo(url)));
    return answers.personal(
        "checkout.jte",
        CheckoutPage.of(
            payment,
            event.map(each -> each.name(visit.language().tag())).orElse("unknown"),
            back.orElse(null),
            visit));
  }

  private static ProblemException notFound() {
    return new ProblemException(Refusal.PAYMENT_NOT_FOUND);
  }
}
