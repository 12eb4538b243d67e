<%@ page contentType="text/html; charset=UTF-8" trimDirectiveWhitespaces="true" %>
<% request.setAttribute("title", "Profile"); %>
<%@ include file="top.jspf" %>
<table class="list" id="profile">
  <caption>About you</caption>
  <tbody>
    <tr><th scope="row">User name</th><td id="profile-name"><c:out value="${pageContext.request.remoteUser}"/></td></tr>
    <tr><th scope="row">Role</th><td id="profile-role"><c:forEach var="role" items="${roles}" varStatus="status"><c:if test="${not status.first}">, </c:if><c:out value="${role}"/></c:forEach></td></tr>
    <tr><th scope="row">Practice</th><td>Riverside Clinic</td></tr>
  </tbody>
</table>
<c:if test="${param.saved == 'yes'}"><p class="done" role="status">Your PIN is set.</p></c:if>
<form method="post" action="<c:url value='/profile'/>">
  <table role="presentation">
    <tr><td><label for="pin">PIN for calls</label></td><td><input type="password" id="pin" name="pin" maxlength="8" autocomplete="off"></td></tr>
    <tr><td></td><td><button type="submit" id="set-pin">Set the PIN</button> <span id="has-pin"><c:if test="${hasPin}">You have one.</c:if></span></td></tr>
  </table>
</form>
<%@ include file="bottom.jspf" %>
