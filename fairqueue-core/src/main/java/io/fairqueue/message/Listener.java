package io.fairqueue.message;

import io.fairqueue.domain.message.Message;

/**
 * A part of the program that embeds this one, which hears of facts.
 *
 * <p>At least once: {@link Message.Head#id()} is the same when it hears of one again. Several at a
 * time, in threads of their own and in no promised order; {@link Message.Head#seq()} tells which of
 * two facts about the same thing is the later one. Among nodes with a listener of the same name one
 * hears of each fact.
 */
@FunctionalInterface
public interface Listener {

  /**
   * Should take a second at most: what takes very long is told again, beside itself.
   *
   * @throws Exception to hear of it again later: after 5 s, 30 s, 2 min, 10 min, 1 h and 6 h
   */
  void on(Message message) throws Exception;
}
