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
<%@ include file="bottom.jspf" %>
