package io.fairqueue.message;

import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.message.Channel;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.Message;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.domain.message.Target;
import io.fairqueue.port.message.Courier;
import io.fairqueue.port.message.Subscriptions.Wish;
import io.fairqueue.work.Faults;
import java.util.Set;

/** Carries messages to a listener in this program. */
public final class ListenerCourier implements Courier {

  private static final int ROOM = 32;

  private final Lane lane;
  private final Set<MessageType> types;
  private final Listener listener;

  /**
   * @param name the same on every node; from 1 to 100 letters, digits, dots, dashes and underscores
   * @param types what it wants to hear of; empty for everything
   * @throws InvalidInputException if the name is none
   */
  public ListenerCourier(String name, Set<MessageType> types, Listener listener) {
    if (!name.matches("[A-Za-z0-9._-]{1,100}")) {
      throw new InvalidInputException(
          "name", "must be 1 to 100 letters, digits, dots, dashes and underscores");
    }
    this.lane = new Lane(Channel.LISTENER, name);
    this.types = Set.copyOf(types);
    this.listener = listener;
  }

  @Override
  public Channel channel() {
    return Channel.LISTENER;
  }

  @Override
  public boolean serves(Lane other) {
    return lane.equals(other);
  }

  @Override
  public Set<Lane> lanes() {
    return Set.of(lane);
  }

  @Override
  public Set<Wish> wishes(Lane own) {
    return types.isEmpty() ? Wish.everything() : Wish.of(types);
  }

  @Override
  public int room(Lane own) {
    return ROOM;
  }

  @Override
  public int room() {
    return ROOM;
  }

  @Override
  public Receipt carry(Target target, Message message) {
    try {
      listener.on(message);
      return new Receipt.Accepted();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Receipt.Later("interrupted", false);
    } catch (Exception failure) {
      return new Receipt.Failed(describe(failure));
    }
  }

  private static String describe(Exception failure) {
    return Faults.describe(
        failure instanceof RuntimeException known ? known : new IllegalStateException(failure));
  }
}
