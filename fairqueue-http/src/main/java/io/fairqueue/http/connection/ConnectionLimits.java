package io.fairqueue.http.connection;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What one node bears of connections.
 *
 * @param open how many may be open before the least used are ended
 * @param reserve how many more are let in to ask for this node's health, and for nothing else
 * @param unfinishedPerNetwork how many of one network may be without a whole request
 * @param headSeconds by when the head of a request has to be here
 * @param bodySeconds by when its body has to be here
 * @param bodyBytesPerSecond what a body has to bring on average, once it is as old as a head may be
 * @param answerSeconds how long an answer may wait for its reader to take any of it
 */
record ConnectionLimits(
    int open,
    int reserve,
    int unfinishedPerNetwork,
    int headSeconds,
    int bodySeconds,
    int bodyBytesPerSecond,
    int answerSeconds) {

  private static final int HEAD_SECONDS = 10;
  private static final int BODY_SECONDS = 60;
  private static final int BODY_BYTES_PER_SECOND = 500;
  private static final int ANSWER_SECONDS = 30;
  private static final int MAX_PER_NETWORK = 4_096;
  private static final long UNKNOWN_FILES = 4_096;

  /** As many as the files that this process may open leave room for. */
  static ConnectionLimits ofProcess() {
    return forFiles(
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? unix.getMaxFileDescriptorCount()
            : UNKNOWN_FILES);
  }

  /** A quarter, and some hundreds at least, is for stores, libraries and operators. */
  static ConnectionLimits forFiles(long files) {
    int kept = Math.clamp(files / 4, 320, 4_096);
    int open = Math.clamp(files - kept, 64, Integer.MAX_VALUE / 2);
    return new ConnectionLimits(
        open,
        kept / 8,
        Math.clamp(open / 4, 16, MAX_PER_NETWORK),
        HEAD_SECONDS,
        BODY_SECONDS,
        BODY_BYTES_PER_SECOND,
        ANSWER_SECONDS);
  }
}
