package io.fairqueue.tck.contract.refund;

import io.fairqueue.port.Stores;
import org.junit.jupiter.api.Nested;

/**
 * Money of some of a claim's units goes back: parts, free units, refused parts, news, and races.
 */
public abstract class PartialRefundContract {

  /** The stores under test: one shared instance per class is fine. */
  protected abstract Stores stores();

  @Nested
  class Parts extends PartialRefundExamples {
    @Override
    protected Stores stores() {
      return PartialRefundContract.this.stores();
    }
  }

  @Nested
  class RefusedParts extends RefusedPartExamples {
    @Override
    protected Stores stores() {
      return PartialRefundContract.this.stores();
    }
  }

  @Nested
  class FreeParts extends FreePartExamples {
    @Override
    protected Stores stores() {
      return PartialRefundContract.this.stores();
    }
  }

  @Nested
  class News extends PartNewsExamples {
    @Override
    protected Stores stores() {
      return PartialRefundContract.this.stores();
    }
  }

  @Nested
  class Races extends PartialRefundRaces {
    @Override
    protected Stores stores() {
      return PartialRefundContract.this.stores();
    }
  }
}
