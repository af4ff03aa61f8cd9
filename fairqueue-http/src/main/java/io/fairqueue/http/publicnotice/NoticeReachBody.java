package io.fairqueue.http.publicnotice;

import io.fairqueue.domain.notice.NoticeReach;

/**
 * How many a notice would be sent to.
 *
 * @param fans in all
 * @param mail how many of them have a mailbox, as far as is known
 * @param push how many of them have a device
 */
record NoticeReachBody(long fans, long mail, long push) {

  static NoticeReachBody of(NoticeReach reach) {
    return new NoticeReachBody(reach.fans(), reach.mail(), reach.push());
  }
}
