package dev.juncture.deploy.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param home the file name of the document at {@code /}
 * @param imageOrigins origins that pages may load images from, in addition to every https address
 */
@ConfigurationProperties("juncture.pages")
record PageSettings(@DefaultValue("index.html") String home, String imageOrigins) {}
