package io.fairqueue.postgres.commit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch of several transactions of which a later one failed: what the earlier ones committed
 * stands, and those who got it are answered.
 */
public final class PartlyDoneException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<? extends @Nullable Object> answers;
  private final RuntimeException failure;

  /**
   * @param answers one per request of the batch; null for those that failed
   */
  public PartlyDoneException(List<? extends @Nullable Object> answers, RuntimeException failure) {
    super(failure);
    this.answers = answers;
    this.failure = failure;
  }

  public List<? extends @Nullable Object> answers() {
    return answers;
  }

  public RuntimeException failure() {
    return failure;
  }
}
