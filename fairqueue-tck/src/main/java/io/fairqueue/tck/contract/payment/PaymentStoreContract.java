package io.fairqueue.tck.contract.payment;

import io.fairqueue.port.Stores;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link io.fairqueue.port.PaymentStore} does: attempts, late money, reconciliation,
 * refunds, and races between them.
 */
public abstract class PaymentStoreContract {

  /** The stores under test: one shared instance per class is fine. */
  protected abstract Stores stores();

  @Nested
  class Attempts extends PaymentExamples {
    @Override
    protected Stores stores() {
      return PaymentStoreContract.this.stores();
    }
  }

  @Nested
  class LatePayment extends LatePaymentExamples {
    @Override
    protected Stores stores() {
      return PaymentStoreContract.this.stores();
    }
  }

  @Nested
  class Refunds extends RefundExamples {
    @Override
    protected Stores stores() {
      return PaymentStoreContract.this.stores();
    }
  }

  @Nested
  class Cancellation extends CancellationExamples {
    @Override
    protected Stores stores() {
      return PaymentStoreContract.this.stores();
    }
  }

  @Nested
  class OutsideMoney extends OutsideMoneyExamples {
    @Override
    protected Stores stores() {
      return PaymentStoreContract.this.stores();
    }
  }

  @Nested
  class Settling extends SettlingExamples {
    @Override
    protected Stores stores() {
      return PaymentStoreContract.this.stores();
    }
  }

  @Nested
  class Races extends PaymentRaces {
    @Override
    protected Stores stores() {
      return PaymentStoreContract.this.stores();
    }
  }
}
