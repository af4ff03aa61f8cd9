package io.fairqueue.messages.stream;

import io.fairqueue.domain.message.Channel;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.Message;
import io.fairqueue.domain.message.Target;
import io.fairqueue.messages.json.MessageJson;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.port.message.Courier;
import io.fairqueue.port.message.MessageStream;
import io.fairqueue.port.message.Subscriptions.Wish;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Adds every message to a stream. While its server is away they wait, and no try is counted. */
public final class StreamCourier implements Courier {

  private static final int ROOM = 4;

  private final Lane lane;
  private final MessageStream stream;

  /**
   * @param name the stream's
   */
  public StreamCourier(String name, MessageStream stream) {
    this.lane = new Lane(Channel.STREAM, name);
    this.stream = stream;
  }

  @Override
  public Channel channel() {
    return Channel.STREAM;
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
    return Wish.everything();
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
    byte[] body = MessageJson.bytes(MessageJson.body(message));
    try {
      stream.append(
          message.head().id().toString(),
          message.type().wireName(),
          new String(body, StandardCharsets.UTF_8));
      return new Receipt.Accepted();
    } catch (StoreUnavailableException away) {
      return new Receipt.Later("Redis does not answer", false);
    }
  }
}
