"""Values and rules of the policy; standard library only."""
