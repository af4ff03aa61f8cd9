package io.fairqueue.cli.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.cli.OperatorsSuite;
import io.fairqueue.cli.Run;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.PaymentMethod;
import io.fairqueue.tck.fixture.Fixtures;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClaimShowIT extends OperatorsSuite {

  @Test
  void a_claim_is_shown_with_its_units_and_payments() {
    try (Backend backend = backend()) {
      Fixtures given = new Fixtures(storesAtTestTime(backend));
      Claim.Claimed claim = given.held(given.onSale(3).id(), Fixtures.START);
      PaymentId payment = new PaymentId(UUID.randomUUID());
      backend
          .stores()
          .payments()
          .begin(payment, claim.id(), "fq_" + payment, PaymentMethod.CARD, 3, Fixtures.START);
      JsonNode shown = run("claim", "show", claim.id().toString(), "-o", "json").json();
      assertThat(shown.path("status").asText()).isEqualTo("CLAIMED");
      assertThat(shown.path("units").path(0).path("label").asText()).startsWith("Standing");
      assertThat(shown.findValuesAsText("payment_id")).containsOnly(payment.toString());
      assertThat(run("claim", "show", claim.id().toString()).out()).contains("PRICE_MINOR");
      Run paid = run("payment", "show", payment.toString());
      assertThat(paid.out()).contains("INITIALIZING", "card", claim.id().toString());
    }
  }
}
