package io.fairqueue.tck.contract.replacement;

import io.fairqueue.port.Stores;
import org.junit.jupiter.api.Nested;

/** A claim that takes the place of another one of the same admission, in one step. */
public abstract class ReplacedHoldContract {

  /** The stores under test: one shared instance per class is fine. */
  protected abstract Stores stores();

  @Nested
  class Replacements extends ReplacementExamples {
    @Override
    protected Stores stores() {
      return ReplacedHoldContract.this.stores();
    }
  }

  @Nested
  class Refusals extends ReplacementRefusals {
    @Override
    protected Stores stores() {
      return ReplacedHoldContract.this.stores();
    }
  }

  @Nested
  class Races extends ReplacementRaces {
    @Override
    protected Stores stores() {
      return ReplacedHoldContract.this.stores();
    }
  }
}
