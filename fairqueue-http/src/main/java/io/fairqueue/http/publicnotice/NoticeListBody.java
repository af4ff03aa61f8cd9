package io.fairqueue.http.publicnotice;

import java.util.List;

/** The latest notices of an event, the latest first. */
record NoticeListBody(List<NoticeBody> data) {}
