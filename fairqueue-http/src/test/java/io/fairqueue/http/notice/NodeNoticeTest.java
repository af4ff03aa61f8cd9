package io.fairqueue.http.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NodeNoticeTest {

  private static final UUID NODE = UUID.randomUUID();
  private static final UUID EVENT = UUID.randomUUID();

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void aNoticeAboutStockSaysSo() throws Exception {
    NodeNotice notice = new NodeNotice(NODE, EVENT, List.of(), true);

    assertThat(json.readValue(json.writeValueAsString(notice), NodeNotice.class)).isEqualTo(notice);
  }

  @Test
  void anyOtherIsWhatNodesOfTheReleaseBeforeWriteAndRead() throws Exception {
    NodeNotice notice = new NodeNotice(NODE, EVENT, List.of(), false);
    String before = "{\"node\":\"%s\",\"event\":\"%s\",\"fans\":[]}".formatted(NODE, EVENT);

    assertThat(json.writeValueAsString(notice)).isEqualTo(before);
    assertThat(json.readValue(before, NodeNotice.class)).isEqualTo(notice);
  }
}
