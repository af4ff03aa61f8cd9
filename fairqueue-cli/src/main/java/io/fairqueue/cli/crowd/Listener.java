package io.fairqueue.cli.crowd;

import io.fairqueue.cli.crowd.client.Announcements;
import java.util.Optional;

/** Listens on a socket; looks, and opens another, whenever that breaks. */
final class Listener implements Lookout {

  private final Poller eyes;
  private final Witness witness;
  private final Counters counters;

  Listener(Poller eyes, Witness witness, Counters counters) {
    this.eyes = eyes;
    this.witness = witness;
    this.counters = counters;
  }

  @Override
  public Optional<String> awaitAdmission() throws InterruptedException {
    counters.listening.increment();
    News news = listen(News.JOINED);
    while (news.isWaiting()) {
      eyes.pauseAfter(news);
      news = eyes.look();
      if (news.isWaiting()) {
        news = listen(news);
      }
    }
    return news.admission();
  }

  /** The last that is known when the wait is over, or the socket. */
  private News listen(News known) throws InterruptedException {
    News last = known;
    try (Announcements announcements = witness.listen()) {
      while (last.isWaiting()) {
        Optional<News> next = witness.hear(announcements);
        if (next.isEmpty()) {
          return last;
        }
        last = next.get();
      }
    }
    return last;
  }
}
