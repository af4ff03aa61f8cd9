package io.fairqueue.http.claim;

import io.fairqueue.FairQueue;
import io.fairqueue.claim.Claims;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Money goes back to fans. */
@AnswersProblems
@Controller(Paths.CLAIM + "/refund")
@ExecuteOn(TaskExecutors.BLOCKING)
class RefundController {

  private static final String UNIT_IDS = "unit_ids";

  private final RefundDesk desk;
  private final Claims claims;

  RefundController(RefundDesk desk, FairQueue fairQueue) {
    this.desk = desk;
    this.claims = fairQueue.claims();
  }

  /** Asked for now; the gateway is asked soon, and the claim's payment shows what became of it. */
  @Post
  @Status(HttpStatus.ACCEPTED)
  ClaimBody refund(ClaimId claimId, Caller.Staff staff, @Valid @Body RefundRequest request) {
    desk.refund(
        staff,
        claimId,
        units(request.unitIds()),
        request.reason(),
        Boolean.TRUE.equals(request.force()));
    return ClaimBody.of(Resource.CLAIM.require(claims.show(claimId, staff.viewer())));
  }

  /** None for all that are left. */
  private static Set<UnitId> units(@Nullable List<String> ids) {
    if (ids == null) {
      return Set.of();
    }
    try {
      Set<UnitId> units = ids.stream().map(UnitId::parse).collect(Collectors.toSet());
      if (units.isEmpty() || units.size() < ids.size()) {
        throw ProblemException.invalid(UNIT_IDS, "must be distinct, and at least one");
      }
      return units;
    } catch (IllegalArgumentException malformed) {
      throw ProblemException.invalid(UNIT_IDS, "must be UUIDs");
    }
  }

  /**
   * Why the money goes back.
   *
   * @param unitIds some of its tickets, by their units; null for all that are left
   * @param force also when a ticket let somebody in
   */
  @Introspected
  record RefundRequest(
      @NotBlank String reason, @Nullable List<String> unitIds, @Nullable Boolean force) {}
}
