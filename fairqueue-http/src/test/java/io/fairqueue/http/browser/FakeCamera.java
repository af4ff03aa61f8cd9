package io.fairqueue.http.browser;

import io.fairqueue.http.driver.TicketPicture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * What Chromium takes for its camera: a film in a file, which it plays again and again as long as
 * one is on. Each film is as long as the one before and lies in its place: a browser that has it
 * open (which it keeps so for a while after the camera was turned off) sees the new one from the
 * next frame on, and never finds the file cut short, of which it would die.
 */
final class FakeCamera {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;
  private static final byte GREY = (byte) 128;
  private static final int FRAMES = 3;

  private final Path file;

  private FakeCamera(Path file) {
    this.file = file;
  }

  /** One that looks at a wall. */
  static FakeCamera in(Path directory) {
    FakeCamera camera = new FakeCamera(directory.resolve("camera.y4m"));
    camera.see("");
    return camera;
  }

  /** What a browser is started with to have it. */
  String[] arguments() {
    return new String[] {
      "--use-fake-device-for-media-stream", "--use-file-for-fake-video-capture=" + file
    };
  }

  /** A code is held before it, from now on. */
  void see(String code) {
    byte[] pixels = TicketPicture.of(code).sized(WIDTH, HEIGHT).pixels();
    byte[] colours = new byte[WIDTH * HEIGHT / 2];
    Arrays.fill(colours, GREY);
    var film = new ByteArrayOutputStream();
    film.writeBytes(
        "YUV4MPEG2 W%d H%d F10:1 Ip A1:1 C420jpeg\n"
            .formatted(WIDTH, HEIGHT)
            .getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < FRAMES; i++) {
      film.writeBytes("FRAME\n".getBytes(StandardCharsets.US_ASCII));
      film.writeBytes(pixels);
      film.writeBytes(colours);
    }
    try (FileChannel place =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(film.toByteArray());
      while (bytes.hasRemaining()) {
        place.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
