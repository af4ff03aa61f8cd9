package io.fairqueue.cli.fault;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One sale that meets every fault, one after the other. */
@Timeout(900)
class FaultsIT {

  @TempDir Path files;

  @Test
  @Tag("I19")
  void a_sale_outlives_every_fault_and_no_answer_was_a_lie() throws Exception {
    try (Site site = new Site(files)) {
      site.open();
      try (TroubledSale sale = new TroubledSale(site)) {
        for (Fault fault : Fault.values()) {
          sale.suffer(fault, Duration.ofSeconds(3));
        }
        sale.end();
      }
    }
  }
}
