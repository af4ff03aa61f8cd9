package io.fairqueue.http.claim;

import io.fairqueue.FairQueue;
import io.fairqueue.access.Permitted;
import io.fairqueue.crypto.TokenKind;
import io.fairqueue.crypto.TokenVerdict;
import io.fairqueue.crypto.Tokens;
import io.fairqueue.crypto.VerifiedToken;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.port.ClaimStore.HoldOutcome;
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
  private final ClaimDesk desk;
  private final Tokens tokens;
  private final InstantSource time;

  ClaimController(FairQueue fairQueue, ClaimDesk desk, Tokens tokens, InstantSource time) {
    this.desk = desk;
    this.fairQueue = fairQueue;
    this.tokens = tokens;
    this.time = time;
  }

  @Post(Paths.EVENT_CLAIMS)
  @Status(HttpStatus.CREATED)
  ClaimBody claim(EventId eventId, @Body ClaimRequest request, Caller.Fan fan) {
    EntryId entry = admission(eventId, request.admissionToken(), fan);
    ClaimId replaces = replaced(request.replaces());
    return switch (Selection.of(request)) {
      case Selection.Clear clear -> held(desk.hold(eventId, entry, fan, clear.units(), replaces));
      case Selection.Unclear unclear -> {
        // A fan who may not claim at all is told so first, whatever was asked for.
        var result = desk.hold(eventId, entry, fan, Selection.NOTHING, replaces);
        yield result instanceof HoldOutcome.InvalidSelection
            ? held(new HoldOutcome.InvalidSelection(unclear.field(), unclear.message()))
            : held(result);
      }
    };
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
    Claim claim = Resource.CLAIM.require(fairQueue.claims().show(claimId, caller.viewer()));
    return ClaimBody.of(claim, payments(claimId, caller));
  }

  @Delete(Paths.CLAIM)
  @Status(HttpStatus.NO_CONTENT)
  void release(
      ClaimId claimId,
      @QueryValue("give_up_payment") @Nullable String giveUpPayment,
      Caller.Fan fan) {
    desk.release(claimId, fan, isTrue("give_up_payment", giveUpPayment));
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

  /** An authentic token whose time is over goes on: the store tells whether the window is over. */
  private EntryId admission(EventId event, @Nullable String text, Caller.Fan fan) {
    VerifiedToken token =
        switch (tokens.verify(TokenKind.ADMISSION, text == null ? "" : text, time.instant())) {
          case TokenVerdict.Valid valid -> valid.token();
          case TokenVerdict.Expired over -> over.token();
          case TokenVerdict.Invalid no ->
              throw new ProblemException(Refusal.ADMISSION_TOKEN_INVALID);
        };
    EntryId entry = token.entryId();
    if (entry == null) {
      throw new ProblemException(Refusal.ADMISSION_TOKEN_INVALID);
    }
    if (!token.subject().equals(fan.id().value()) || !event.equals(token.eventId())) {
      throw new ProblemException(Refusal.FORBIDDEN_ADMISSION);
    }
    return entry;
  }

  private static ClaimBody held(HoldOutcome outcome) {
    return ClaimBody.of(ClaimDesk.held(outcome));
  }

  private List<PaymentView> payments(ClaimId claim, Caller caller) {
    return switch (fairQueue.payments().ofClaim(claim, caller.viewer())) {
      case Permitted.Allowed<List<PaymentView>> attempts -> attempts.outcome();
      case Permitted.Denied<List<PaymentView>> denied -> List.of();
    };
  }
}
