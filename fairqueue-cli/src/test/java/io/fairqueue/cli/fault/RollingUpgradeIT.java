package io.fairqueue.cli.fault;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers of the release before this one sell, and are replaced one by one while they do. The
 * class path of that release is said by {@code -Dfairqueue.test.previous}.
 */
@EnabledIfSystemProperty(named = "fairqueue.test.previous", matches = ".+")
@Timeout(600)
class RollingUpgradeIT {

  private static final String PREVIOUS = System.getProperty("fairqueue.test.previous", "");

  @TempDir Path files;

  @Test
  @Tag("I30")
  void a_sale_goes_on_while_its_servers_are_replaced_and_no_answer_was_a_lie() throws Exception {
    try (Site site = new Site(files)) {
      site.first.startOf(PREVIOUS);
      site.second.startOf(PREVIOUS);
      try (TroubledSale sale = new TroubledSale(site)) {
        sale.meet("one upgrade", any -> upgrade(any.second));
        sale.meet("a restart beside it", any -> restart(any.first));
        sale.meet("both upgrades", any -> upgrade(any.first));
        sale.end();
      }
    }
  }

  private static void upgrade(Site.Node node) throws Exception {
    node.endInGoodOrder();
    node.start();
  }

  /** An older server has to start where a newer one was before. */
  private static void restart(Site.Node node) throws Exception {
    node.endInGoodOrder();
    node.startOf(PREVIOUS);
  }
}
