package io.fairqueue.cli.fault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One sale that meets faults one after the other: the rougher half of them, or all with {@code
 * -Dfairqueue.test.long=true}.
 */
@Timeout(900)
class FaultsIT {

  private static final Set<Fault> ROUGH =
      EnumSet.of(
          Fault.SERVER_KILLED,
          Fault.REDIS_KILLED_AND_EMPTY_AGAIN,
          Fault.POSTGRES_KILLED,
          Fault.WIRES_HALF_OPEN,
          Fault.GATEWAY_SILENT);

  @TempDir Path files;

  @Test
  @Tag("I19")
  void a_sale_outlives_its_faults_and_no_answer_was_a_lie() throws Exception {
    try (Site site = new Site(files)) {
      site.open();
      try (TroubledSale sale = new TroubledSale(site)) {
        for (Fault fault : faults()) {
          sale.suffer(fault, Duration.ofSeconds(3));
        }
        sale.end();
      }
    }
  }

  private static Set<Fault> faults() {
    return Boolean.getBoolean("fairqueue.test.long") ? EnumSet.allOf(Fault.class) : ROUGH;
  }
}
