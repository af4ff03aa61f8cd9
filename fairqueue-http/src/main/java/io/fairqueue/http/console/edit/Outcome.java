package io.fairqueue.http.console.edit;

import io.fairqueue.http.problem.FieldError;
import io.fairqueue.http.problem.InputFaults;
import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why an edit was not written.
 *
 * @param faults by field
 * @param problem the code of what is wrong with no single field; null for nothing
 * @param merge what somebody else wrote meanwhile; null for nothing
 */
record Outcome(Map<String, Fault> faults, @Nullable String problem, @Nullable Merge merge) {

  private static final Set<String> OF_THE_WHOLE =
      Set.of(Refusal.EVENT_STATE.code(), Refusal.DRAW_FIXED.code(), Refusal.LOBBY_TOO_SHORT.code());

  static final Outcome NONE = new Outcome(Map.of(), null, null);

  Outcome {
    faults = Map.copyOf(faults);
  }

  static Outcome of(Map<String, Fault> faults) {
    return new Outcome(faults, null, null);
  }

  static Outcome of(Merge merge) {
    return new Outcome(Map.of(), null, merge);
  }

  /** Whether somebody else edited the event since it was read. */
  static boolean isStale(RuntimeException refused) {
    return refused instanceof ProblemException no && is(no.problem(), Refusal.STALE);
  }

  /** What the API's refusal says of the form; throws it again where it says nothing of it. */
  static Outcome of(RuntimeException refused, EventForm form) {
    Problem problem =
        refused instanceof ProblemException no
            ? no.problem()
            : InputFaults.of(refused).orElseThrow(() -> refused);
    if (is(problem, Refusal.SLUG_TAKEN)) {
      return of(Map.of("slug", new Fault.SlugTaken()));
    }
    if (is(problem, Refusal.CAPACITY_BELOW_SOLD)) {
      int tier =
          form.all(EventForm.TIER_ID).indexOf(String.valueOf(problem.members().get("tier_id")));
      return of(Map.of("tiers[" + Math.max(0, tier) + "].capacity", new Fault.BelowSold()));
    }
    if (OF_THE_WHOLE.contains(problem.code())) {
      return new Outcome(Map.of(), problem.code(), null);
    }
    if (problem.errors().isEmpty()) {
      throw refused;
    }
    Map<String, Fault> faults = new LinkedHashMap<>();
    for (FieldError error : problem.errors()) {
      faults.putIfAbsent(error.field(), new Fault.Rule(error.message()));
    }
    return of(faults);
  }

  private static boolean is(Problem problem, Refusal refusal) {
    return problem.code().equals(refusal.code());
  }
}
