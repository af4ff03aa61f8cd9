package io.fairqueue.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.fairness.NoteKey;
import io.fairqueue.domain.fairness.SignedNote;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.KeyUse;
import io.fairqueue.port.SigningKeyStore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NoteKeysTest {

  private static final Instant NOW = Instant.parse("2027-03-06T09:00:00Z");
  private static final String NAME = "tickets.example.org/log/1";

  private final SigningKeyStore store = new MemoryStores().signingKeys();

  @Test
  void everyNodeSignsByTheKeyThatIsPublished() {
    SigningKeys one = keys("correct horse battery staple");
    SigningKeys two = keys("correct horse battery staple");

    SignedNote note = new NoteKeys(one).sign(NAME, "text\n", NOW);

    assertThat(new NoteKeys(two).sign(NAME, "text\n", NOW).toString()).isEqualTo(note.toString());
    List<NoteKey> published = new NoteKeys(two).keys(NAME);
    assertThat(published).hasSize(1);
    assertThat(SignedNote.parse(note.toString()).isSignedBy(published.getFirst())).isTrue();
    assertThat(note.isSignedBy(new NoteKeys(two).keys("another").getFirst())).isFalse();
    assertThat(store.list())
        .filteredOn(key -> key.use() == KeyUse.LOG)
        .allMatch(SigningKeyStore.StoredKey::encrypted)
        .noneMatch(key -> key.publicJwk().contains("\"d\""));
    assertThat(one.jwksJson()).doesNotContain("OKP");
  }

  @Test
  void afterARotationTheNewKeySignsAndTheOldOneIsStillPublished() {
    SigningKeys keys = keys(null);
    NoteKeys notes = new NoteKeys(keys);
    SignedNote before = notes.sign(NAME, "text\n", NOW);
    keys.rotate(KeyUse.LOG, NOW.plusSeconds(10));

    SignedNote after = notes.sign(NAME, "text\n", NOW.plusSeconds(20));

    List<NoteKey> published = notes.keys(NAME);
    assertThat(published).hasSize(2);
    assertThat(after.isSignedBy(published.getFirst())).isTrue();
    assertThat(before.isSignedBy(published.getFirst())).isFalse();
    assertThat(before.isSignedBy(published.getLast())).isTrue();
  }

  private SigningKeys keys(@Nullable String secret) {
    SigningKeys keys = new SigningKeys(store, secret, IdSource.random());
    keys.ensure(NOW);
    return keys;
  }
}
