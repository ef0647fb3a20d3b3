"""Prints whose the login of the environment is, by boto3, which renews it if need be."""
import boto3

print(boto3.client("codecatalyst", region_name="us-west-2").verify_session()["identity"])
