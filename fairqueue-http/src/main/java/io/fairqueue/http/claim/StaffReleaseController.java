package io.fairqueue.http.claim;

import io.fairqueue.FairQueue;
import io.fairqueue.claim.Claims;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** Staff let unpaid claims go, as their fans could. */
@AnswersProblems
@Controller(Paths.CLAIM + "/release")
@ExecuteOn(TaskExecutors.BLOCKING)
class StaffReleaseController {

  private final ClaimDesk desk;
  private final Claims claims;

  StaffReleaseController(ClaimDesk desk, FairQueue fairQueue) {
    this.desk = desk;
    this.claims = fairQueue.claims();
  }

  @Post
  ClaimBody release(ClaimId claimId, Caller.Staff staff, @Body @Nullable ReleaseRequest request) {
    desk.release(claimId, staff, request != null && Boolean.TRUE.equals(request.giveUpPayment()));
    return ClaimBody.of(Resource.CLAIM.require(claims.show(claimId, staff.viewer())));
  }

  /**
   * How a claim is let go.
   *
   * @param giveUpPayment a pending payment ends as well; money that comes for it goes back
   */
  @Introspected
  record ReleaseRequest(@Nullable Boolean giveUpPayment) {}
}
