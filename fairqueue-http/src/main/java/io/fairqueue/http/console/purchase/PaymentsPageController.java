package io.fairqueue.http.console.purchase;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.ListedPayment;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.event.EventView;
import io.fairqueue.http.console.frame.ConsoleAnswers;
import io.fairqueue.http.console.frame.ConsoleFrames;
import io.fairqueue.http.console.frame.EventMenu;
import io.fairqueue.http.console.frame.Section;
import io.fairqueue.http.event.EventDesk;
import io.fairqueue.http.page.frame.Form;
import io.fairqueue.http.page.frame.Local;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.payment.PaymentFilter;
import io.fairqueue.http.payment.RetryDesk;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.http.ticket.TicketCodes;
import io.fairqueue.port.Page;
import io.fairqueue.port.PageRequest;
import io.fairqueue.port.PaymentQuery;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who paid, or tried to; and a refund that was refused is asked for again. */
@Hidden
@Controller(Paths.CONSOLE_EVENT + "/payments")
@Produces(MediaType.ALL)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PaymentsPageController {

  private static final int PAGE = 50;

  private final FairQueue fairQueue;
  private final TicketCodes codes;
  private final RetryDesk retries;
  private final EventDesk desk;
  private final ConsoleFrames frames;
  private final ConsoleAnswers answers;

  PaymentsPageController(
      FairQueue fairQueue,
      TicketCodes codes,
      RetryDesk retries,
      EventDesk desk,
      ConsoleFrames frames,
      ConsoleAnswers answers) {
    this.fairQueue = fairQueue;
    this.codes = codes;
    this.retries = retries;
    this.desk = desk;
    this.frames = frames;
    this.answers = answers;
  }

  @Get
  HttpResponse<?> list(
      EventId id,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String status,
      @QueryValue(defaultValue = "") String refund,
      @QueryValue(defaultValue = "1") int page,
      Caller.Staff staff,
      HttpRequest<?> request) {
    EventView view = desk.show(staff, id, Right.SEE_PEOPLE);
    Visit visit = Visit.of(request);
    PageRequest part = new PageRequest(page, PAGE);
    try {
      PaymentQuery query =
          PaymentFilter.read(
              id, Lists.chosen(status), Lists.chosen(refund), codes.search(id, q), part);
      var found = Resource.EVENT.require(fairQueue.payments().list(staff.actor(), query));
      var wanted = new PaymentsPage.Wanted(q.strip(), status, refund);
      return page(view, found, wanted, null, staff, visit);
    } catch (InvalidInputException unfit) {
      return page(
          view,
          new Page<>(List.of(), part, 0),
          new PaymentsPage.Wanted("", "", ""),
          Lists.wrong(unfit, visit),
          staff,
          visit);
    }
  }

  @Post("/retry")
  HttpResponse<?> retry(
      EventId id,
      @Body @Nullable Map<String, Object> fields,
      Caller.Staff staff,
      HttpRequest<?> request) {
    Form form = Form.of(fields);
    PaymentId payment = payment(form);
    Claim claim = claimOf(payment, id, staff);
    String page =
        form.text("from").equals("claim")
            ? ClaimPage.address(id, claim.id())
            : EventMenu.address(id, Section.PAYMENTS);
    return answers.act(
        Visit.of(request),
        page,
        () -> {
          retries.retryRefund(payment, staff);
          return PageAnswers.noticed(page, "REFUND_RETRIED");
        });
  }

  private static PaymentId payment(Form form) {
    return form.id("payment").map(PaymentId::new).orElseThrow(Resource.PAYMENT::notFound);
  }

  /** What a payment of this very event is for; throws a {@code ProblemException} for any other. */
  private Claim claimOf(PaymentId payment, EventId event, Caller.Staff staff) {
    var view = Resource.PAYMENT.require(fairQueue.payments().show(payment, staff.viewer()));
    Claim claim =
        Resource.CLAIM.require(
            fairQueue.claims().show(view.payment().facts().claimId(), staff.viewer()));
    if (!claim.facts().eventId().equals(event)) {
      throw Resource.PAYMENT.notFound();
    }
    return claim;
  }

  private HttpResponse<?> page(
      EventView view,
      Page<ListedPayment> found,
      PaymentsPage.Wanted wanted,
      @Nullable String error,
      Caller.Staff staff,
      Visit visit) {
    return answers.page(
        error == null ? HttpStatus.OK : HttpStatus.BAD_REQUEST,
        "payments.jte",
        PaymentsPage.of(
            frames.of(staff, visit, view, Section.PAYMENTS),
            view.event().id(),
            found,
            wanted,
            error,
            Local.zoneOf(view.event().details().timeZone()),
            EventDesk.rights(staff, view)));
  }
}
