<%@ page contentType="text/html; charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:set var="home"><c:url value="/"/></c:set>
<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="UTF-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>Telephone</title>
  <link rel="icon" href="<c:url value='/phone.svg'/>" type="image/svg+xml">
  <link rel="stylesheet" href="<c:url value='/phone.css'/>">
  <script src="<c:url value='/phone.js'/>" defer></script>
</head>
<body data-page="telephone">
<header class="top">
  <h1>Telephone</h1>
  <p>What reached the phones of the demo. Nothing was sent to a real one.
    <a id="refresh" href="<c:out value='${home}'/>">Check for new messages</a></p>
  <p id="news" class="visually-hidden" role="status"></p>
</header>
<main id="phones" class="phones">
  <c:if test="${empty handsets}">
    <p class="nothing">No phone has got anything yet. Texts and calls appear here as soon as they are sent.</p>
  </c:if>
  <c:forEach var="handset" items="${handsets}">
    <section class="phone" id="<c:out value='${handset.id}'/>" aria-labelledby="<c:out value='${handset.id}'/>-owner">
      <div class="speaker" aria-hidden="true"></div>
      <h2 class="owner" id="<c:out value='${handset.id}'/>-owner">
        <span class="name"><c:out value="${empty handset.name ? 'Phone' : handset.name}"/></span>
        <span class="number"><c:out value="${handset.number}"/></span>
      </h2>
      <div class="screen" tabindex="0" role="group" aria-label="Messages of <c:out value='${handset.number}'/>">
        <c:if test="${empty handset.bubbles}">
          <p class="quiet">No messages yet.</p>
        </c:if>
        <c:if test="${not empty handset.bubbles}">
          <ol class="messages">
            <c:forEach var="bubble" items="${handset.bubbles}">
              <li id="<c:out value='${bubble.id}'/>">
                <p class="when"><c:out value="${bubble.call ? 'Call at ' : 'Text message at '}"/><time datetime="<c:out value='${bubble.instant}'/>"><c:out value="${bubble.time}"/></time></p>
                <c:choose>
                  <c:when test="${bubble.call}">
                    <details class="bubble call">
                      <summary><span class="ring" aria-hidden="true"></span><span class="answer">Answer the call</span><span class="answered">Answered</span></summary>
                      <div class="spoken">
                        <c:if test="${not empty bubble.code}">
                          <p class="code"><span class="visually-hidden">Code </span><code><c:out value="${bubble.code}"/></code>
                            <button type="button" class="copy" data-code="<c:out value='${bubble.code}'/>" hidden>Copy</button></p>
                        </c:if>
                        <c:forEach var="line" items="${bubble.lines}">
                          <c:choose>
                            <c:when test="${line.silence}"><p class="silence"><span aria-hidden="true">· · ·</span><span class="visually-hidden">Pause</span></p></c:when>
                            <c:when test="${not empty line.language}"><p lang="<c:out value='${line.language}'/>"><c:out value="${line.words}"/></p></c:when>
                            <c:otherwise><p><c:out value="${line.words}"/></p></c:otherwise>
                          </c:choose>
                        </c:forEach>
                      </div>
                    </details>
                  </c:when>
                  <c:otherwise>
                    <div class="bubble">
                      <p class="words"><c:out value="${bubble.text}"/></p>
                      <c:if test="${not empty bubble.code}">
                        <p class="code"><span class="visually-hidden">Code </span><code><c:out value="${bubble.code}"/></code>
                          <button type="button" class="copy" data-code="<c:out value='${bubble.code}'/>" hidden>Copy</button></p>
                      </c:if>
                    </div>
                  </c:otherwise>
                </c:choose>
              </li>
            </c:forEach>
          </ol>
        </c:if>
      </div>
      <div class="home" aria-hidden="true"></div>
    </section>
  </c:forEach>
</main>
</body>
</html>
