package io.fairqueue.tck.contract.message;

import io.fairqueue.port.Stores;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link io.fairqueue.port.message.Outbox} does: a fact is told when, and only when, it
 * came about; and what becomes of that.
 */
public abstract class OutboxContract {

  /** The stores under test: one shared instance per class is fine. */
  protected abstract Stores stores();

  @Nested
  class OfLines extends LineFactExamples {
    @Override
    protected Stores stores() {
      return OutboxContract.this.stores();
    }
  }

  @Nested
  class OfSales extends SaleFactExamples {
    @Override
    protected Stores stores() {
      return OutboxContract.this.stores();
    }
  }

  @Nested
  class OfMoney extends MoneyFactExamples {
    @Override
    protected Stores stores() {
      return OutboxContract.this.stores();
    }
  }

  @Nested
  class OfEvents extends EventFactExamples {
    @Override
    protected Stores stores() {
      return OutboxContract.this.stores();
    }
  }

  @Nested
  class Relays extends RelayExamples {
    @Override
    protected Stores stores() {
      return OutboxContract.this.stores();
    }
  }
}
