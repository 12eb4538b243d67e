<%@ page contentType="text/html; charset=UTF-8" trimDirectiveWhitespaces="true" %>
<% request.setAttribute("title", "Letters"); %>
<%@ include file="top.jspf" %>
<c:if test="${param.sent == 'yes' and empty problem}"><p class="done" role="status">We have your letter.</p></c:if>
<c:if test="${not empty problem}"><p class="problem" role="alert"><c:out value="${problem}"/></p></c:if>
<form method="post" action="<c:url value='/letters'/>" enctype="multipart/form-data">
  <table role="presentation">
    <tr><td><label for="text">Letter</label></td><td><textarea id="text" name="text" rows="4" maxlength="2000"></textarea></td></tr>
    <tr><td><label for="attachment">File</label></td><td><input type="file" id="attachment" name="attachment"></td></tr>
    <tr><td></td><td><button type="submit" id="send-letter">Send</button></td></tr>
  </table>
</form>
<c:if test="${not empty letters}">
  <table class="list" id="letters">
    <caption>What you wrote</caption>
    <thead><tr><th scope="col">Letter</th><th scope="col">File</th></tr></thead>
    <tbody>
      <c:forEach var="letter" items="${letters}">
        <tr><td><c:out value="${letter.text}"/></td><td><c:out value="${letter.attachment}"/></td></tr>
      </c:forEach>
    </tbody>
  </table>
</c:if>
<%@ include file="bottom.jspf" %>
