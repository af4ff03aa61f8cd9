package io.fairqueue.http.claim;

import io.fairqueue.FairQueue;
import io.fairqueue.access.Permitted;
import io.fairqueue.claim.Claims;
import io.fairqueue.claim.HoldResult;
import io.fairqueue.claim.ReleaseResult;
import io.fairqueue.crypto.TokenKind;
import io.fairqueue.crypto.TokenVerdict;
import io.fairqueue.crypto.Tokens;
import io.fairqueue.crypto.VerifiedToken;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.port.PaymentView;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Claims on tickets. */
@AnswersProblems
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class ClaimController {

  private final FairQueue fairQueue;
  private final Tokens tokens;
  private final InstantSource time;

  ClaimController(FairQueue fairQueue, Tokens tokens, InstantSource time) {
    this.fairQueue = fairQueue;
    this.tokens = tokens;
    this.time = time;
  }

  @Post(Paths.EVENTS + "/{eventId}/claims")
  @Status(HttpStatus.CREATED)
  ClaimBody claim(EventId eventId, @Body ClaimRequest request, Caller.Fan fan) {
    EntryId entry = admission(eventId, request.admissionToken(), fan);
    ClaimId replaces = replaced(request.replaces());
    return switch (Selection.of(request)) {
      case Selection.Clear clear -> held(hold(eventId, entry, fan, clear.units(), replaces));
      case Selection.Unclear unclear -> {
        // Who may not claim at all is told so first, whatever was asked for.
        var result = hold(eventId, entry, fan, Selection.NOTHING, replaces);
        yield result instanceof HoldResult.InvalidSelection
            ? held(new HoldResult.InvalidSelection(unclear.field(), unclear.message()))
            : held(result);
      }
    };
  }

  private HoldResult hold(
      EventId event,
      EntryId entry,
      Caller.Fan fan,
      UnitSelection units,
      @Nullable ClaimId replaces) {
    Claims claims = fairQueue.claims();
    return replaces == null
        ? claims.claim(event, entry, fan.id(), units)
        : claims.replace(replaces, event, entry, fan.id(), units);
  }

  private static @Nullable ClaimId replaced(@Nullable String id) {
    try {
      return id == null ? null : ClaimId.parse(id);
    } catch (IllegalArgumentException malformed) {
      throw ProblemException.invalid("replaces", "must be a UUID");
    }
  }

  @Get(Paths.CLAIM)
  ClaimBody show(ClaimId claimId, Caller caller) {
    return switch (fairQueue.claims().show(claimId, caller.viewer())) {
      case Permitted.Allowed<Claim> found -> ClaimBody.of(found.value(), payments(claimId, caller));
      case Permitted.NotFound<Claim> unknown -> throw ClaimProblems.notFound();
      case Permitted.Forbidden<Claim> foreign -> throw ClaimProblems.forbidden();
    };
  }

  @Delete(Paths.CLAIM)
  @Status(HttpStatus.NO_CONTENT)
  void release(
      ClaimId claimId,
      @QueryValue("give_up_payment") @Nullable String giveUpPayment,
      Caller.Fan fan) {
    ReleaseResult result =
        isTrue("give_up_payment", giveUpPayment)
            ? fairQueue.claims().giveUp(claimId, fan.id())
            : fairQueue.claims().release(claimId, fan.id());
    switch (result) {
      case RELEASED -> {
        // Nothing to tell.
      }
      case NOT_FOUND -> throw ClaimProblems.notFound();
      case FORBIDDEN -> throw ClaimProblems.forbidden();
      case NOT_HELD -> throw new ProblemException(Refusal.CLAIM_NOT_HELD);
      case PAYMENT_IN_PROGRESS -> throw ClaimRefusals.paymentInProgress();
    }
  }

  private static boolean isTrue(String name, @Nullable String word) {
    if (word == null || word.equals("false")) {
      return false;
    }
    if (word.equals("true")) {
      return true;
    }
    throw ProblemException.invalid(name, "must be true or false");
  }

  /** An authentic token whose time is over goes on: the truth tells whether the window is. */
  private EntryId admission(EventId event, @Nullable String text, Caller.Fan fan) {
    VerifiedToken token =
        switch (tokens.verify(TokenKind.ADMISSION, text == null ? "" : text, time.instant())) {
          case TokenVerdict.Valid valid -> valid.token();
          case TokenVerdict.Expired over -> over.token();
          case TokenVerdict.Invalid no -> throw ClaimRefusals.tokenInvalid();
        };
    EntryId entry = token.entryId();
    if (entry == null) {
      throw ClaimRefusals.tokenInvalid();
    }
    if (!token.subject().equals(fan.id().value()) || !event.equals(token.eventId())) {
      throw ClaimRefusals.foreignToken();
    }
    return entry;
  }

  private static ClaimBody held(HoldResult result) {
    return switch (result) {
      case HoldResult.Held held -> ClaimBody.of(held.claim());
      case HoldResult.Refused refused -> throw ClaimRefusals.of(refused.reason());
      case HoldResult.InvalidSelection invalid ->
          throw ProblemException.invalid(invalid.field(), invalid.message());
      case HoldResult.TierNotFound unknown -> throw ClaimRefusals.tierNotFound();
    };
  }

  private List<PaymentView> payments(ClaimId claim, Caller caller) {
    return switch (fairQueue.payments().ofClaim(claim, caller.viewer())) {
      case Permitted.Allowed<List<PaymentView>> attempts -> attempts.value();
      case Permitted.NotFound<List<PaymentView>> none -> List.of();
      case Permitted.Forbidden<List<PaymentView>> foreign -> List.of();
    };
  }
}
