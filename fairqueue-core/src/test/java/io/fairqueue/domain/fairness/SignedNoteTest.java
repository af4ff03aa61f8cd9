package io.fairqueue.domain.fairness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {

  /** The example of the specification. */
  private static final NoteKey KEY =
      NoteKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");

  private static final String NOTE =
      """
      This is an example message.

      — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
      """;

  @Test
  void theNoteOfTheSpecificationIsValid() {
    SignedNote note = SignedNote.parse(NOTE);

    assertThat(note.text()).isEqualTo("This is an example message.\n");
    assertThat(note.isSignedBy(KEY)).isTrue();
    assertThat(note).hasToString(NOTE);
    assertThat(KEY)
        .hasToString("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    assertThat(SignedNote.parse(NOTE.replace("example message", "example massage")).isSignedBy(KEY))
        .isFalse();
  }

  @Test
  void aCheckpointOfOursIsWhatOthersComputed() {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) 7);
    String origin = "tickets.example.com/log/018f6f2e-0000-7000-8000-0000000000e1";
    var signer = new NoteSigner(origin, seed);
    byte[] leaf =
        ("{\"at\":\"2027-03-06T09:00:01.250Z\",\"joined\":{\"count\":3,\"first\":9,"
                + "\"root\":\"bFsZUwFzQ7nQPdCYBr84qdUM32IarvsjW+w2G4VBDm8=\"},\"rev\":42,\"t\":\"line\"}")
            .getBytes(UTF_8);
    Checkpoint checkpoint = new Checkpoint(origin, 1, MerkleTree.of(List.of(leaf)).root());

    SignedNote note = SignedNote.by(signer, checkpoint.text());

    assertThat(Base64.getEncoder().encodeToString(checkpoint.root()))
        .isEqualTo("yeykGCiRKothXMR8dnIQXjzfTtdXp5/nIm/nZllzTf4=");
    assertThat(signer.key().toString())
        .isEqualTo(origin + "+17b275e3+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs");
    assertThat(note.toString())
        .endsWith(
            " F7J14/L8gg4Ug4W9p5DZJFAs+2gcmTrgCLkZ9AQ5kpxWmaJQbj5ZPA9QYHFvYmIZR60apKLy7dGzzron83GaYZ/t7Q4=\n");
    assertThat(SignedNote.parse(note.toString()).isSignedBy(signer.key())).isTrue();
    assertThat(note.isSignedBy(KEY)).isFalse();
    assertThat(Checkpoint.parse(note.text()).text()).isEqualTo(checkpoint.text());
    assertThat(signer.toString()).isEqualTo("NoteSigner[" + origin + "]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no signature\n",
        "text\n\nnot a signature\n",
        "text\n\n— name\n",
        "text\n\n— name AAAA\n",
        "text\n\n— name !!!!\n",
        "text\n\n— name Uw2QOkn8srV1yJGh2VYRlL1T"
      })
  void whatIsNoNoteIsRefused(String note) {
    assertThatThrownBy(() -> SignedNote.parse(note)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com/foo+530d903a",
        "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/bar+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "a b+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
      })
  void whatIsNoKeyIsRefused(String key) {
    assertThatThrownBy(() -> NoteKey.parse(key)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "origin\n",
        "origin\n-1\nyeykGCiRKothXMR8dnIQXjzfTtdXp5/nIm/nZllzTf4=\n",
        "origin\n01\nyeykGCiRKothXMR8dnIQXjzfTtdXp5/nIm/nZllzTf4=\n",
        "origin\n1\nyeyk\n",
        "\n1\nyeykGCiRKothXMR8dnIQXjzfTtdXp5/nIm/nZllzTf4=\n"
      })
  void whatIsNoCheckpointIsRefused(String text) {
    assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
