package io.fairqueue.http.page.claim;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimFacts;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.event.EventView;
import io.fairqueue.http.claim.ClaimDesk;
import io.fairqueue.http.page.event.EventNames;
import io.fairqueue.http.page.frame.Form;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.page.frame.Local;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.page.line.LineState;
import io.fairqueue.http.page.seat.UnitLabels;
import io.fairqueue.http.payment.PaymentDesk;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.payment.PaymentWish;
import io.fairqueue.port.PaymentView;
import io.fairqueue.port.Stores;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A fan's claim: held, paid or given back. */
@Hidden
@Controller(Paths.LANGUAGE)
@Produces(MediaType.ALL)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ClaimPageController {

  private static final int REFRESH_SECONDS = 10;

  private final FairQueue fairQueue;
  private final Stores stores;
  private final EventNames names;
  private final ClaimDesk desk;
  private final PaymentDesk payments;
  private final UnitLabels labelled;
  private final PageAnswers answers;
  private final InstantSource time;

  ClaimPageController(
      FairQueue fairQueue,
      Stores stores,
      EventNames names,
      ClaimDesk desk,
      PaymentDesk payments,
      UnitLabels labelled,
      PageAnswers answers,
      InstantSource time) {
    this.fairQueue = fairQueue;
    this.stores = stores;
    this.names = names;
    this.desk = desk;
    this.payments = payments;
    this.labelled = labelled;
    this.answers = answers;
    this.time = time;
  }

  @Get(Paths.PAGE_CLAIM)
  HttpResponse<?> show(String claim, Caller.Fan fan, HttpRequest<?> request) {
    Visit visit = Visit.of(request);
    Claim found = Resource.CLAIM.require(fairQueue.claims().show(id(claim), fan.viewer()));
    var attempts = Resource.CLAIM.require(fairQueue.payments().ofClaim(found.id(), fan.viewer()));
    return answers.personal("claim.jte", page(found, attempts, visit));
  }

  /** Leads to the gateway. One payment is under way at a time, however often this is sent. */
  @Post(Paths.PAGE_CLAIM + "/pay")
  HttpResponse<?> pay(String claim, Caller.Fan fan, HttpRequest<?> request) {
    Visit visit = Visit.of(request);
    ClaimId id = id(claim);
    try {
      String address = payments.start(id, fan, PaymentWish.of(null)).facts().authorizationUrl();
      return address == null ? answers.to(visit, page(id)) : answers.away(address);
    } catch (ProblemException refused) {
      return answers.act(
          visit,
          page(id),
          () -> {
            throw refused;
          });
    }
  }

  /** Gives the tickets back, and a payment that is under way up. */
  @Post(Paths.PAGE_CLAIM + "/release")
  HttpResponse<?> release(
      String claim,
      @Body @Nullable Map<String, Object> fields,
      Caller.Fan fan,
      HttpRequest<?> request) {
    ClaimId id = id(claim);
    boolean giveUp = Form.of(fields).text("payment").equals("give-up");
    return answers.act(
        Visit.of(request),
        page(id),
        () -> {
          desk.release(id, fan, giveUp);
          return page(id);
        });
  }

  /** Where gateways send fans back to: they name the payment, each in its own way. */
  @Get(Paths.PAGE_PAID)
  HttpResponse<?> paid(
      @QueryValue @Nullable String reference,
      @QueryValue @Nullable String trxref,
      Caller.Fan fan,
      HttpRequest<?> request) {
    String named = reference == null ? trxref : reference;
    ClaimId claim =
        stores
            .payments()
            .findByReference(named == null ? "" : named.replace("\0", ""))
            .map(payment -> payment.facts().claimId())
            .orElseThrow(() -> new ProblemException(Refusal.PAYMENT_NOT_FOUND));
    Claim found = Resource.PAYMENT.require(fairQueue.claims().show(claim, fan.viewer()));
    return answers.to(Visit.of(request), page(found.id()));
  }

  private ClaimPage page(Claim claim, List<PaymentView> attempts, Visit visit) {
    ClaimFacts facts = claim.facts();
    EventView view = names.find(facts.eventId().toString());
    ClaimState state = ClaimState.of(claim, attempts);
    Map<UnitId, String> labels = labels(facts, view, visit);
    Instant now = time.instant();
    ZoneId zone = Local.zoneOf(view.event().details().timeZone());
    Frame frame =
        Frame.of(visit, visit.words().text("claim." + state.key() + ".title")).with("claim.js");
    return new ClaimPage(
        state == ClaimState.PENDING || state == ClaimState.UNRESOLVED
            ? frame.refreshed(REFRESH_SECONDS)
            : frame,
        names.head(view, visit, now),
        facts.id().toString(),
        Paths.SOCKETS + facts.eventId(),
        state,
        claim.status(),
        facts.units().stream()
            .map(
                unit ->
                    new ClaimPage.Unit(
                        named(
                            labels.getOrDefault(unit.unitId(), unit.label()), view, unit.tierId()),
                        visit.local().money(unit.priceMinor(), facts.amount().currency())))
            .toList(),
        visit.local().money(facts.amount()),
        facts.amount().isFree(),
        facts.expiresAt(),
        now,
        visit.local().time(facts.expiresAt(), zone),
        LineState.clock(Duration.between(now, facts.expiresAt())),
        ClaimState.failure(attempts).orElse(null),
        visit
            .local()
            .number(
                ClaimState.triesLeft(
                    view.event().details().policy().maxPaymentAttempts(), attempts)),
        attempts.stream()
            .findFirst()
            .map(PaymentView::payment)
            .filter(Payment.Pending.class::isInstance)
            .map(payment -> payment.facts().authorizationUrl())
            .orElse(null),
        attempts.stream()
            .filter(each -> each.refund().isPresent())
            .findFirst()
            .map(each -> refund(each, visit, zone))
            .orElse(null));
  }

  /** How far the newest refund of a payment is; where all went back, since when. */
  private static @Nullable String refund(PaymentView view, Visit visit, ZoneId zone) {
    return view.refund()
        .map(
            refund ->
                view.payment() instanceof Payment.Refunded back
                        && refund.status() == RefundStatus.SUCCEEDED
                    ? visit
                        .words()
                        .text(
                            "claim.refund.dated",
                            Map.of(
                                "amount",
                                visit.local().money(refund.amount()),
                                "at",
                                visit.local().brief(back.facts().updatedAt(), zone)))
                    : visit
                        .words()
                        .text(
                            "claim.refund." + refund.status().name().toLowerCase(Locale.ROOT),
                            "amount",
                            visit.local().money(refund.amount())))
        .orElse(null);
  }

  private Map<UnitId, String> labels(ClaimFacts facts, EventView view, Visit visit) {
    Map<UnitId, String> labels =
        facts.units().stream().collect(Collectors.toMap(HeldUnit::unitId, HeldUnit::label));
    return labelled.all(view.event(), labels, visit);
  }

  private static String named(String label, EventView view, TierId tier) {
    String name = view.event().details().tier(tier).map(Tier::name).orElse(label);
    return label.contains(name) ? label : name + " · " + label;
  }

  private static ClaimId id(String claim) {
    try {
      return ClaimId.parse(claim);
    } catch (IllegalArgumentException malformed) {
      throw Resource.CLAIM.notFound();
    }
  }

  private static String page(ClaimId claim) {
    return "/claims/" + claim;
  }
}
