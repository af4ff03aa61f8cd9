package io.fairqueue.cli.crowd;

import io.fairqueue.cli.crowd.plan.CrowdPlan;
import java.util.Optional;

/** Looks again and again, more often the nearer it is. */
final class Poller implements Lookout {

  private final CrowdPlan plan;
  private final Witness witness;
  private final Pace pace;

  Poller(CrowdPlan plan, Witness witness, Pace pace) {
    this.plan = plan;
    this.witness = witness;
    this.pace = pace;
  }

  @Override
  public Optional<String> awaitAdmission() throws InterruptedException {
    News news = look();
    while (news.isWaiting()) {
      pauseAfter(news);
      news = look();
    }
    return news.admission();
  }

  News look() throws InterruptedException {
    return News.of(pace.insist(witness::position).body());
  }

  void pauseAfter(News news) throws InterruptedException {
    pace.untilNextLook(
        news.isInLobby()
            ? plan.looks().longest()
            : plan.looks().untilNext(news.position(), plan.offer().tickets()));
  }
}
