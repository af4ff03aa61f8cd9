package io.fairqueue.line.log;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What a genesis row tells of its fans: a byte for the state, then when the fan joined, as the
 * difference from the one before.
 */
public record GenesisData(List<Fan> fans) {

  public GenesisData {
    fans = List.copyOf(fans);
  }

  /** Reads the fans of a row. Throws {@link IllegalArgumentException} for anything else. */
  public static GenesisData decode(byte[] data, int count) {
    ByteBuffer bytes = ByteBuffer.wrap(data);
    Fan[] fans = new Fan[count];
    long joinedAt = 0;
    try {
      for (int i = 0; i < count; i++) {
        int state = bytes.get();
        joinedAt += Varints.getSigned(bytes);
        if (state < 0 || state >= FanState.count() || state == FanState.LOBBY.code()) {
          throw new IllegalArgumentException("no state of a fan: " + state);
        }
        fans[i] = new Fan(FanState.of(state), joinedAt);
      }
    } catch (BufferUnderflowException cut) {
      throw new IllegalArgumentException("data for fewer fans", cut);
    }
    if (bytes.hasRemaining()) {
      throw new IllegalArgumentException("data for more fans");
    }
    return new GenesisData(List.of(fans));
  }

  byte[] encoded() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long before = 0;
    for (Fan fan : fans) {
      bytes.write(fan.state.code());
      Varints.putSigned(bytes, fan.joinedAt - before);
      before = fan.joinedAt;
    }
    return bytes.toByteArray();
  }

  /**
   * A fan of a line that had no log.
   *
   * @param state anything but {@link FanState#LOBBY}
   * @param joinedAt epoch milliseconds
   */
  public record Fan(FanState state, long joinedAt) {}
}
