package io.fairqueue.domain.notice;

/**
 * How many a notice would be sent to.
 *
 * @param fans in all
 * @param mail how many of them have a mailbox, as far as is known
 * @param push how many of them have a device
 */
public record NoticeReach(long fans, long mail, long push) {}
