package io.fairqueue.http.picture;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.picture.Picture;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.recent.RecentPictures;
import io.fairqueue.http.security.Caller;
import io.fairqueue.picture.Pictures;
import io.fairqueue.port.BusyException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * The logo of an event's pages, for the API and the console. Refusals are thrown as {@link
 * ProblemException}. Thread-safe; blocks.
 */
@Singleton
public final class LogoDesk {

  private static final Duration COME_AGAIN = Duration.ofSeconds(2);

  private final FairQueue fairQueue;
  private final Pictures pictures;
  private final RecentPictures recent;

  /** Making one takes a core for a moment; it must not be all of them. */
  private final Semaphore making = new Semaphore(1);

  LogoDesk(FairQueue fairQueue, RecentPictures recent) {
    this.fairQueue = fairQueue;
    this.pictures = fairQueue.pictures();
    this.recent = recent;
  }

  /**
   * Makes the logo of a file.
   *
   * @throws io.fairqueue.domain.InvalidInputException for what no logo can be made of
   */
  public void set(EventId id, Caller.Staff staff, byte[] file) {
    requireRight(id, staff);
    if (!Resource.EVENT.require(pictures.setLogo(staff.actor(), id, made(file)))) {
      throw Resource.EVENT.notFound();
    }
    recent.invalidate();
  }

  /** Takes it away; repeating is safe. */
  public void remove(EventId id, Caller.Staff staff) {
    Resource.EVENT.require(pictures.removeLogo(staff.actor(), id));
    recent.invalidate();
  }

  /** A file is not unpacked for who may not set it. */
  private void requireRight(EventId id, Caller.Staff staff) {
    var unused = Resource.EVENT.require(fairQueue.staff().check(staff.actor(), id, Right.OWN));
  }

  private Picture made(byte[] file) {
    if (!making.tryAcquire()) {
      throw new BusyException("another logo is being made", COME_AGAIN);
    }
    try {
      return LogoMaker.make(file);
    } finally {
      making.release();
    }
  }
}
