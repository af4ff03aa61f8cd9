@NullMarked
package io.fairqueue.http.console.chart;

import org.jspecify.annotations.NullMarked;
