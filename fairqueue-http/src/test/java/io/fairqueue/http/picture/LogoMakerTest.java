package io.fairqueue.http.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.picture.Picture;
import io.fairqueue.domain.picture.PictureType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a file that somebody calls a logo. */
final class LogoMakerTest {

  private static final String LOSSY =
      "UklGRkgAAABXRUJQVlA4IDwAAAAwAwCdASooABQAPtFmrFCoJaQipWgBABoJZwDOsA8KmggAAP7qZf9VU9frW//jeP8l"
          + "39u+yk8rGE8AAAA=";
  private static final String LOSSLESS = "UklGRh4AAABXRUJQVlA4TBEAAAAvJ8AEAAdQjyLXo/+BiOh/AAA=";

  @Test
  void each_kind_becomes_a_picture_of_the_same_shape() throws IOException {
    for (byte[] file :
        new byte[][] {
          image("png", 40, 20),
          image("jpg", 40, 20),
          Base64.getDecoder().decode(LOSSY),
          Base64.getDecoder().decode(LOSSLESS)
        }) {
      Picture logo = LogoMaker.make(file);

      BufferedImage seen = read(logo);
      assertThat(logo.type()).isEqualTo(PictureType.PNG);
      assertThat(seen.getWidth()).isEqualTo(40);
      assertThat(seen.getHeight()).isEqualTo(20);
      int middle = seen.getRGB(20, 10);
      assertThat(middle >> 16 & 0xFF).isBetween(180, 220);
      assertThat(middle >> 8 & 0xFF).isBetween(10, 50);
    }
  }

  @Test
  void a_webp_of_many_pictures_or_larger_than_it_says_is_not_unpacked() {
    byte[] lossy = Base64.getDecoder().decode(LOSSY);
    byte[] lossless = Base64.getDecoder().decode(LOSSLESS);
    byte[] picture = Arrays.copyOfRange(lossless, 12, lossless.length);
    byte[] huge = lossy.clone();
    huge[12 + 8 + 6] = (byte) 0xFF;
    huge[12 + 8 + 7] = 0x3F;
    byte[] cut = Arrays.copyOf(lossy, lossy.length - 8);
    for (byte[] file :
        new byte[][] {
          joined(lossless, picture),
          joined(lossy, picture),
          joined(lossless, "ANMF\0\0\0\0".getBytes(StandardCharsets.US_ASCII)),
          joined(lossless, "ANIM\0\0\0\0".getBytes(StandardCharsets.US_ASCII)),
          joined(lossless, "ALPH\0\0\0\0ALPH\0\0\0\0".getBytes(StandardCharsets.US_ASCII)),
          huge,
          cut,
          Arrays.copyOf(lossy, 12)
        }) {
      assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> LogoMaker.make(file));
    }
  }

  private static byte[] joined(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }

  @Test
  void a_large_one_is_made_as_large_as_it_is_shown_and_fits() throws IOException {
    assertThat(read(LogoMaker.make(image("png", 2_000, 500))).getWidth()).isEqualTo(512);
    BufferedImage noise = new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int x = 0; x < 256; x++) {
      for (int y = 0; y < 256; y++) {
        noise.setRGB(x, y, random.nextInt());
      }
    }
    byte[] jpeg = encoded(noise, "jpg");
    assertThat(jpeg.length).isLessThan(Picture.MAX_BYTES);

    assertThat(LogoMaker.make(jpeg).content().length).isLessThanOrEqualTo(Picture.MAX_BYTES);
  }

  @Test
  void what_is_no_picture_does_not_get_through() throws IOException {
    byte[] png = image("png", 40, 20);
    byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
    byte[] text =
        chunk("tEXt", "Comment\0<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
    int end = png.length - 12;
    byte[] sly =
        join(
            Arrays.copyOf(png, 33),
            text,
            Arrays.copyOfRange(png, 33, end),
            Arrays.copyOfRange(png, end, png.length),
            script);

    byte[] made = LogoMaker.make(sly).content();

    assertThat(new String(made, StandardCharsets.ISO_8859_1)).doesNotContain("script", "Comment");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "<?xml version='1.0'?><svg/>",
        "<!doctype html><script>alert(1)</script>",
        "GIF89a",
        "BM",
        "",
        "\u0089PNG\r\n\u001a\n<svg/>",
        "\u00ff\u00d8\u00ff<html>",
        "RIFF\0\0\0\0WEBP<html>",
        "RIFF\u00ff\u00ff\u00ff\u007fWEBPVP8X"
      })
  void what_only_says_that_it_is_one_is_refused(String file) {
    refused(file.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void what_is_cut_or_bent_is_refused_or_harmless() throws IOException {
    Random random = new Random(7);
    for (byte[] file :
        new byte[][] {
          image("png", 40, 20),
          image("jpg", 40, 20),
          Base64.getDecoder().decode(LOSSY),
          Base64.getDecoder().decode(LOSSLESS)
        }) {
      for (int i = 0; i < 60; i++) {
        byte[] bent = Arrays.copyOf(file, random.nextInt(file.length) + 1);
        bent[random.nextInt(bent.length)] = (byte) random.nextInt();
        try {
          assertThat(LogoMaker.make(bent).type()).isEqualTo(PictureType.PNG);
        } catch (InvalidInputException told) {
          assertThat(told.field()).isEqualTo("file");
        }
      }
    }
  }

  @Test
  void a_bomb_is_refused_before_it_is_unpacked() throws IOException {
    byte[] large = image("png", 2_001, 1);
    refused(large);
    byte[] head =
        ByteBuffer.allocate(13)
            .putInt(60_000)
            .putInt(60_000)
            .put(new byte[] {8, 6, 0, 0, 0})
            .array();
    byte[] png = image("png", 1, 1);
    refused(
        join(Arrays.copyOf(png, 8), chunk("IHDR", head), Arrays.copyOfRange(png, 33, png.length)));
    refused(Arrays.copyOf(png, Picture.MAX_BYTES + 1));
    byte[] jpeg = image("jpg", 40, 20);
    byte[] scans = new byte[2 * 41];
    for (int i = 0; i < scans.length; i += 2) {
      scans[i] = (byte) 0xFF;
      scans[i + 1] = (byte) 0xDA;
    }
    refused(join(jpeg, scans));
  }

  private static void refused(byte[] file) {
    assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> LogoMaker.make(file));
  }

  private static byte[] image(String kind, int width, int height) throws IOException {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        picture.setRGB(x, y, 0xC81E1E);
      }
    }
    return encoded(picture, kind);
  }

  private static byte[] encoded(BufferedImage picture, String kind) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    assertThat(ImageIO.write(picture, kind, file)).isTrue();
    return file.toByteArray();
  }

  private static BufferedImage read(Picture logo) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(logo.content()));
  }

  private static byte[] chunk(String type, byte[] data) {
    byte[] named = join(type.getBytes(StandardCharsets.US_ASCII), data);
    CRC32 sum = new CRC32();
    sum.update(named);
    return ByteBuffer.allocate(named.length + 8)
        .putInt(data.length)
        .put(named)
        .putInt((int) sum.getValue())
        .array();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
